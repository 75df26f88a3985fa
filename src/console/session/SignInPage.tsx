import { Button, Form, Input } from "antd";
import { Navigate, useSearchParams } from "react-router";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { DemoAccounts } from "./DemoAccounts.tsx";
import { Outside } from "./Outside.tsx";
import { useDemo, useMe, useSignIn } from "./queries.ts";
import { text } from "./text.ts";

/** Only paths of this console are followed after sign-in. */
const inside = (next: string | null) => (next?.startsWith("/") && !next.startsWith("//") ? next : "/");

export default function SignInPage() {
  const words = useText(text);
  const { required } = useText(common);
  const [form] = Form.useForm<{ email: string; password: string }>();
  const [search] = useSearchParams();
  const me = useMe();
  const signIn = useSignIn(form);
  const demo = (useDemo().data ?? "off") !== "off";
  if (me.data) return <Navigate to={inside(search.get("next"))} replace />;
  return (
    <Outside title={words.signIn}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
        <Form.Item
          name="email"
          label={words.email}
          rules={[
            { required: true, message: required },
            { type: "email", message: words.emailWrong },
          ]}
        >
          <Input size="large" autoComplete="username" inputMode="email" />
        </Form.Item>
        <Form.Item name="password" label={words.password} rules={[{ required: true, message: required }]}>
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" size="large" block htmlType="submit" loading={signIn.isPending}>
          {words.signIn}
        </Button>
      </Form>
      {demo && <DemoAccounts onChoose={(account) => form.setFieldsValue(account)} />}
    </Outside>
  );
}
