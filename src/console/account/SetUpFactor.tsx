import { Alert, Button, Form, Input, Steps, Typography } from "antd";
import { useState } from "react";
import type { ResultOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { useQueryClient } from "@tanstack/react-query";
import { keys } from "../keys.ts";
import { useText } from "../text/text.ts";
import "./account.css";
import { CopyField } from "./CopyField.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { Qr } from "./Qr.tsx";
import { useSetUpFactor, useTurnOnFactor } from "./queries.ts";
import { RecoveryCodes } from "./RecoveryCodes.tsx";
import { typedSecret } from "./secret.ts";
import { text } from "./text.ts";

type Offer = ResultOf<Endpoints["account.enable_two_factor"]>;

/** Password, then the app and its first code, then the recovery codes. */
export function SetUpFactor({ email, onDone }: { email: string; onDone: () => void }) {
  const words = useText(text);
  const client = useQueryClient();
  const [offer, setOffer] = useState<Offer>();
  const [on, setOn] = useState(false);
  // Only now, since what is read anew may put another page in this one's place.
  const finish = () => {
    void client.invalidateQueries({ queryKey: keys.account });
    void client.invalidateQueries({ queryKey: keys.me });
    onDone();
  };
  const step = on ? 2 : offer ? 1 : 0;
  return (
    <>
      <Steps
        size="small"
        responsive={false}
        current={step}
        items={[{ title: words.stepPassword }, { title: words.stepApp }, { title: words.stepCodes }]}
        style={{ marginBottom: 20 }}
      />
      {!offer && <Begin onOffer={setOffer} />}
      {offer && !on && <Connect uri={offer.uri} onDone={() => setOn(true)} />}
      {offer && on && <RecoveryCodes email={email} codes={offer.recoveryCodes} onDone={finish} />}
    </>
  );
}

function Begin({ onOffer }: { onOffer: (offer: Offer) => void }) {
  const words = useText(text);
  const [form] = Form.useForm<{ password: string }>();
  const setUp = useSetUpFactor(form);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => setUp.mutate({ params: {}, body }, { onSuccess: onOffer })}
    >
      <Typography.Paragraph type="secondary">{words.factorNeeds}</Typography.Paragraph>
      <PasswordField />
      <Button type="primary" size="large" block htmlType="submit" loading={setUp.isPending}>
        {words.next}
      </Button>
    </Form>
  );
}

function Connect({ uri, onDone }: { uri: string; onDone: () => void }) {
  const words = useText(text);
  const [form] = Form.useForm<{ code: string }>();
  const turnOn = useTurnOnFactor(form);
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => turnOn.mutate({ params: {}, body: { code: code.trim() } }, { onSuccess: onDone })}
    >
      <Typography.Paragraph style={{ marginBottom: 0 }}>{words.scan}</Typography.Paragraph>
      <div className="factor">
        <Qr text={uri} label={words.qr} />
        <div>
          <Typography.Paragraph type="secondary">{words.manual}</Typography.Paragraph>
          <CopyField value={typedSecret(uri)} label={words.key} />
        </div>
      </div>
      <Form.Item
        name="code"
        label={words.code}
        rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: words.codeRule }]}
      >
        <Input size="large" inputMode="numeric" autoComplete="one-time-code" maxLength={8} />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={turnOn.isPending}>
        {words.turnOn}
      </Button>
      <Alert type="info" title={words.notYet} style={{ marginTop: 16 }} />
    </Form>
  );
}
