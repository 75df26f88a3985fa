import { App, Button, Drawer, Form, Typography } from "antd";
import { useState } from "react";
import type { Account } from "../../contracts/account.ts";
import { useText } from "../text/text.ts";
import { NewPassword } from "./NewPassword.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { useChangePassword } from "./queries.ts";
import { text } from "./text.ts";

export function PasswordPanel({ account }: { account: Account }) {
  const words = useText(text);
  const [open, setOpen] = useState(false);
  const { passwordMinLength, passwordClasses, maxFailures, lockMinutes } = account.policy;
  return (
    <section className="panel panel-pad">
      <div className="account-row">
        <div>
          <h2>{words.password}</h2>
          <div className="soft">{words.passwordRule(passwordMinLength, passwordClasses)}</div>
          <div className="soft">{words.lockRule(maxFailures, lockMinutes)}</div>
        </div>
        <Button onClick={() => setOpen(true)}>{words.changePassword}</Button>
      </div>
      <Drawer open={open} title={words.changePassword} size={440} onClose={() => setOpen(false)} destroyOnHidden>
        <ChangeForm account={account} onDone={() => setOpen(false)} />
      </Drawer>
    </section>
  );
}

function ChangeForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const words = useText(text);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ currentPassword: string; newPassword: string }>();
  const change = useChangePassword(form);
  const finish = ({ currentPassword, newPassword }: { currentPassword: string; newPassword: string }) =>
    change.mutate(
      { params: {}, body: { currentPassword, newPassword } },
      {
        onSuccess: () => {
          void message.success(words.passwordChanged);
          onDone();
        },
      },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      <Typography.Paragraph type="secondary">{words.changeHint}</Typography.Paragraph>
      <input hidden readOnly value={account.person.email} autoComplete="username" />
      <PasswordField name="currentPassword" />
      <NewPassword name="newPassword" rule={account.policy} />
      <Button type="primary" size="large" block htmlType="submit" loading={change.isPending}>
        {words.changePassword}
      </Button>
    </Form>
  );
}
