import { Button, Form, type FormInstance } from "antd";
import type { ReactNode } from "react";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import "./settings.css";

interface Props<Values> {
  form: FormInstance<Values>;
  initialValues: Values;
  /** Without the permission everything is shown and nothing can be changed. */
  writes: boolean;
  saving: boolean;
  onFinish: (values: Values) => void;
  children: ReactNode;
}

/** A long form of settings, with its button in sight all the time. */
export function SettingsFrame<Values extends object>(props: Props<Values>) {
  const { form, initialValues, writes, saving, onFinish, children } = props;
  const { save } = useText(common);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={!writes}
      initialValues={initialValues}
      onFinish={onFinish}
    >
      {children}
      {writes && (
        <div className="settings-save">
          <Button type="primary" size="large" htmlType="submit" loading={saving}>
            {save}
          </Button>
        </div>
      )}
    </Form>
  );
}
