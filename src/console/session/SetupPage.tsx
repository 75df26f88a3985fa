import { Alert, App, Button, Form, Input, Typography } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Outside } from "./Outside.tsx";
import { useSetup } from "./queries.ts";
import { text } from "./text.ts";

interface Values {
  bureau: { id: string; name: string; zone: string; reportingChannel: string };
  admin: { name: string; email: string; password: string };
}

/** The one-time page that the start log links to. */
export default function SetupPage() {
  const words = useText(text);
  const { required } = useText(common);
  const token = useSearchParams()[0].get("token");
  const [form] = Form.useForm<Values>();
  const setup = useSetup(form);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const needed = [{ required: true, message: required }];
  if (!token)
    return (
      <Outside title={words.setup}>
        <Alert type="warning" showIcon title={words.setupNoToken} />
      </Outside>
    );
  const finish = (values: Values) =>
    setup.mutate(
      { params: {}, body: { token, ...values } },
      {
        onSuccess: () => {
          void message.success(words.setupDone);
          void navigate("/sign-in", { replace: true });
        },
      },
    );
  return (
    <Outside title={words.setup} width={520}>
      <Typography.Paragraph type="secondary">{words.setupIntro}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        onFinish={finish}
        initialValues={{ bureau: { zone: "Asia/Shanghai", reportingChannel: "" } }}
      >
        <Form.Item name={["bureau", "name"]} label={words.bureauName} rules={needed}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item
          name={["bureau", "id"]}
          label={words.bureauId}
          extra={words.bureauIdRule}
          rules={[...needed, { pattern: /^[a-z][a-z0-9-]{1,30}[a-z0-9]$/, message: words.bureauIdRule }]}
        >
          <Input maxLength={32} autoCapitalize="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name={["bureau", "reportingChannel"]} label={words.reportingChannel} extra={words.reportingHint}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name={["bureau", "zone"]} label={words.zone} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name={["admin", "name"]} label={words.adminName} rules={needed}>
          <Input maxLength={120} autoComplete="name" />
        </Form.Item>
        <Form.Item
          name={["admin", "email"]}
          label={words.adminEmail}
          rules={[...needed, { type: "email", message: words.emailWrong }]}
        >
          <Input autoComplete="username" inputMode="email" />
        </Form.Item>
        <Form.Item name={["admin", "password"]} label={words.password} extra={words.passwordRule} rules={needed}>
          <Input.Password autoComplete="new-password" maxLength={128} />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={setup.isPending}>
          {words.setup}
        </Button>
      </Form>
    </Outside>
  );
}
