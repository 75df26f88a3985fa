import { Alert, App, Button, Form, Typography } from "antd";
import { useNavigate, useParams } from "react-router";
import type { PasswordResetView } from "../../contracts/account.ts";
import { NewPassword } from "../account/NewPassword.tsx";
import { Answer } from "../shell/Answer.tsx";
import { useDeviceTime } from "../text/time.ts";
import { useText } from "../text/text.ts";
import { Outside } from "./Outside.tsx";
import { useLeft, usePasswordReset, useResetPassword } from "./queries.ts";
import { refusedText } from "./refused.ts";
import { text } from "./text.ts";

/** Where the holder of a reset link sets a new password. */
export default function ResetPage() {
  const { token = "" } = useParams();
  const words = useText(text);
  const reset = usePasswordReset(token);
  const dead = refusedText(reset.error, ["gone", "not_found"]);
  const waits = refusedText(reset.error, ["conflict"]);
  return (
    <Outside title={words.reset} width={460}>
      {waits ? (
        <Alert type="info" showIcon title={words.resetWaits} description={waits} />
      ) : dead ? (
        <Alert type="warning" showIcon title={words.resetDead} description={words.forgotten} />
      ) : (
        <Answer query={reset}>{(view) => <ResetForm token={token} view={view} />}</Answer>
      )}
    </Outside>
  );
}

function ResetForm({ token, view }: { token: string; view: PasswordResetView }) {
  const words = useText(text);
  const time = useDeviceTime();
  const [form] = Form.useForm<{ password: string }>();
  const use = useResetPassword(form);
  const left = useLeft();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const finish = ({ password }: { password: string }) =>
    use.mutate(
      { params: { reset_token: token }, body: { password } },
      {
        onSuccess: () => {
          left();
          void message.success(words.resetDone);
          void navigate("/sign-in", { replace: true });
        },
      },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      <Typography.Paragraph>{words.resetFor(`${view.name} · ${view.email}`)}</Typography.Paragraph>
      <Typography.Paragraph type="secondary">{words.resetUntil(time.at(view.expiresAt))}</Typography.Paragraph>
      {/* For password managers, which keep a password with its user name. */}
      <input hidden readOnly value={view.email} autoComplete="username" />
      <NewPassword name="password" rule={view.policy} />
      <Button type="primary" size="large" block htmlType="submit" loading={use.isPending}>
        {words.resetSave}
      </Button>
    </Form>
  );
}
