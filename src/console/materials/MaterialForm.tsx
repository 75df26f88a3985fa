import { Button, Drawer, Form, Input, Select } from "antd";
import type { Material } from "../../contracts/material.ts";
import { useCampaigns, useThemes } from "../campaigns/queries.ts";
import { common } from "../text/common.ts";
import { useName } from "../text/language.ts";
import { useText } from "../text/text.ts";
import { useUpdateMaterial } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  title: string;
  theme?: string;
  campaign?: string;
  note: string;
}

/** A material's description; its content changes by new versions only. */
export function MaterialForm({ material, onClose }: { material: Material; onClose: () => void }) {
  const words = useText(text);
  const word = useText(common);
  const [form] = Form.useForm<Values>();
  const update = useUpdateMaterial(form);
  const campaigns = useCampaigns();
  const nameOf = useName();
  const themes = useThemes();
  const finish = (values: Values) =>
    update.mutate(
      {
        material: material.id,
        revision: material.revision,
        body: { ...values, theme: values.theme ?? null, campaign: values.campaign ?? null },
      },
      { onSuccess: onClose },
    );
  return (
    <Drawer
      open
      size={440}
      title={words.edit}
      onClose={onClose}
      footer={
        <Button type="primary" block loading={update.isPending} onClick={() => form.submit()}>
          {word.save}
        </Button>
      }
    >
      <Form form={form} layout="vertical" onFinish={finish} initialValues={material}>
        <Form.Item
          name="title"
          label={words.materialTitle}
          rules={[{ required: true, whitespace: true, message: word.required }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="campaign" label={words.campaign}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            options={(campaigns.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
        <Form.Item name="theme" label={words.theme}>
          <Select allowClear options={(themes.data ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))} />
        </Form.Item>
        <Form.Item name="note" label={words.note}>
          <Input.TextArea rows={4} maxLength={2000} showCount />
        </Form.Item>
      </Form>
    </Drawer>
  );
}
