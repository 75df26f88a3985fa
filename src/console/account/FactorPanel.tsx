import { App, Button, Drawer, Flex, Form, Typography } from "antd";
import { useState } from "react";
import type { Account } from "../../contracts/account.ts";
import { StateTag } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { PasswordField } from "./PasswordField.tsx";
import { useRenewCodes, useTurnOffFactor } from "./queries.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { SetUpFactor } from "./SetUpFactor.tsx";
import { text } from "./text.ts";

type Opened = "on" | "off" | "codes";

/** The second factor: on, off, and its recovery codes. */
export function FactorPanel({ account }: { account: Account }) {
  const words = useText(text);
  const [open, setOpen] = useState<Opened>();
  const close = () => setOpen(undefined);
  const { enabled, recoveryCodesLeft } = account.twoFactor;
  const { twoFactor: rule } = account.policy;
  return (
    <section className="panel panel-pad">
      <div className="account-row">
        <div>
          <Flex gap={8} align="center">
            <h2>{words.factor}</h2>
            <StateTag tone={enabled ? "good" : "quiet"}>{enabled ? words.factorOn : words.factorOff}</StateTag>
          </Flex>
          <div className="soft">{words.factorIntro}</div>
          {enabled && (
            <div style={{ marginTop: 4, ...(recoveryCodesLeft < 3 && { color: "#96300d" }) }}>
              {words.codesLeft(recoveryCodesLeft)}
            </div>
          )}
          <div className="soft" style={{ marginTop: 4 }}>
            {words.factorRules[rule]}
          </div>
        </div>
        <Flex gap={8} wrap>
          {!enabled && rule !== "off" && (
            <Button type="primary" onClick={() => setOpen("on")}>
              {words.turnOn}
            </Button>
          )}
          {enabled && <Button onClick={() => setOpen("codes")}>{words.renew}</Button>}
          {enabled && rule !== "required" && (
            <Button danger onClick={() => setOpen("off")}>
              {words.turnOff}
            </Button>
          )}
        </Flex>
      </div>
      {/* Keeps what is shown once: only its own buttons close it. */}
      <Drawer
        open={open !== undefined}
        title={open && words.titles[open]}
        size={480}
        onClose={close}
        destroyOnHidden
        mask={{ closable: false }}
        keyboard={false}
      >
        {open === "on" && <SetUpFactor email={account.person.email} onDone={close} />}
        {open === "off" && <TurnOff onDone={close} />}
        {open === "codes" && <Renew email={account.person.email} onDone={close} />}
      </Drawer>
    </section>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const words = useText(text);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const turnOff = useTurnOffFactor(form);
  const finish = (body: { password: string }) =>
    turnOff.mutate(
      { params: {}, body },
      {
        onSuccess: () => {
          void message.success(words.turnedOff);
          onDone();
        },
      },
    );
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      <Typography.Paragraph>{words.turnOffHint}</Typography.Paragraph>
      <PasswordField />
      <Button danger size="large" block htmlType="submit" loading={turnOff.isPending}>
        {words.turnOff}
      </Button>
    </Form>
  );
}

function Renew({ email, onDone }: { email: string; onDone: () => void }) {
  const words = useText(text);
  const [form] = Form.useForm<{ password: string }>();
  const renew = useRenewCodes(form);
  if (renew.data) return <RecoveryCodes email={email} codes={renew.data.recoveryCodes} onDone={onDone} />;
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => renew.mutate({ params: {}, body })}>
      <Typography.Paragraph>{words.renewHint}</Typography.Paragraph>
      <PasswordField />
      <Button type="primary" size="large" block htmlType="submit" loading={renew.isPending}>
        {words.renew}
      </Button>
    </Form>
  );
}
