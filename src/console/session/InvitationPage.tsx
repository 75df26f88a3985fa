import { Alert, App, Button, Form, Input, Typography } from "antd";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import { Answer } from "../shell/Answer.tsx";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { Outside } from "./Outside.tsx";
import { useAcceptInvitation, useInvitation, useMe, useSignOut } from "./queries.ts";
import { text } from "./text.ts";

/** Where the holder of an invitation's link joins. */
export default function InvitationPage() {
  const { token = "" } = useParams();
  const words = useText(text);
  const invitation = useInvitation(token);
  return (
    <Outside title={words.invitation} width={460}>
      <Answer query={invitation}>
        {(view) => (
          <>
            <Typography.Paragraph style={{ fontSize: 16 }}>
              {words.invitedTo([view.bureauName, view.institutionName].filter(Boolean).join(" · "))}
            </Typography.Paragraph>
            <Typography.Paragraph type="secondary">{words.invitedAs(view.email)}</Typography.Paragraph>
            <Accept token={token} email={view.email} hasAccount={view.hasAccount} />
          </>
        )}
      </Answer>
    </Outside>
  );
}

function Accept({ token, email, hasAccount }: { token: string; email: string; hasAccount: boolean }) {
  const words = useText(text);
  const { required } = useText(common);
  const [form] = Form.useForm<{ name: string; password: string }>();
  const accept = useAcceptInvitation(form);
  const signOut = useSignOut();
  const me = useMe();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const signedIn = me.data?.person.email;
  const finish = (values: { name?: string; password?: string }) =>
    accept.mutate(
      { params: { invitation_token: token }, body: values },
      {
        onSuccess: ({ bureau }) => {
          void message.success(words.joined);
          void navigate(`/b/${bureau}`, { replace: true });
        },
      },
    );
  if (signedIn && signedIn !== email)
    return (
      <>
        <Alert type="warning" showIcon title={words.otherAccount(signedIn)} style={{ marginBottom: 16 }} />
        <Button onClick={signOut}>{words.signOut}</Button>
      </>
    );
  if (signedIn)
    return (
      <Button type="primary" size="large" block loading={accept.isPending} onClick={() => finish({})}>
        {words.accept}
      </Button>
    );
  if (hasAccount)
    return (
      <>
        <Typography.Paragraph>{words.hasAccount}</Typography.Paragraph>
        <Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>{words.signIn}</Link>
      </>
    );
  const needed = [{ required: true, message: required }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      <Form.Item name="name" label={words.name} rules={needed}>
        <Input size="large" autoComplete="name" maxLength={120} />
      </Form.Item>
      <Form.Item name="password" label={words.password} extra={words.passwordRule} rules={needed}>
        <Input.Password size="large" autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={accept.isPending}>
        {words.makeAccount}
      </Button>
    </Form>
  );
}
