import { Alert, Button, Flex, Form, Input, type InputRef, Typography } from "antd";
import { useEffect, useRef, useState } from "react";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useRecover, useVerify } from "./queries.ts";
import { refusedText } from "./refused.ts";
import { text } from "./text.ts";

interface Props {
  onDone: () => void;
  /** The sign-in has to begin anew; says why, when there is more to it than the person's wish. */
  onBack: (why: string | null) => void;
}

/** The second step of a sign-in: six digits of the app, or a recovery code. */
export function FactorForm({ onDone, onBack }: Props) {
  const words = useText(text);
  const { required } = useText(common);
  const [by, setBy] = useState<"app" | "recovery">("app");
  const [form] = Form.useForm<{ code: string }>();
  const field = useRef<InputRef>(null);
  // The field that had the focus is gone with the step before.
  useEffect(() => field.current?.focus(), []);
  const verify = useVerify(form);
  const recover = useRecover(form);
  const sending = by === "app" ? verify : recover;
  const locked = refusedText(sending.error, ["rate_limited"]);
  const finish = ({ code }: { code: string }) =>
    sending.mutate(
      { params: {}, body: { code: code.trim() } },
      {
        onSuccess: onDone,
        onError: (error) => {
          const gone = refusedText(error, ["gone"]);
          if (gone) onBack(gone);
        },
      },
    );
  const turn = () => {
    form.resetFields();
    setBy(by === "app" ? "recovery" : "app");
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={finish}>
      <Typography.Paragraph>{by === "app" ? words.factorIntro : words.recoveryIntro}</Typography.Paragraph>
      {locked && <Alert type="error" showIcon role="alert" title={locked} style={{ marginBottom: 16 }} />}
      <Form.Item
        name="code"
        label={by === "app" ? words.code : words.recoveryCode}
        rules={
          by === "app"
            ? [{ required: true, pattern: /^\s*\d{6}\s*$/, message: words.codeRule }]
            : [{ required: true, message: required }]
        }
      >
        <Input
          size="large"
          ref={field}
          {...(by === "app" ? { inputMode: "numeric" as const, autoComplete: "one-time-code", maxLength: 8 } : {})}
          autoCapitalize="off"
          spellCheck={false}
          style={{ letterSpacing: by === "app" ? "0.3em" : "0.06em", fontVariantNumeric: "tabular-nums" }}
        />
      </Form.Item>
      <Button type="primary" size="large" block htmlType="submit" loading={sending.isPending}>
        {words.signIn}
      </Button>
      <Flex justify="space-between" gap={8} wrap style={{ marginTop: 12 }}>
        <Button type="link" style={{ padding: 0 }} onClick={turn}>
          {by === "app" ? words.useRecovery : words.useApp}
        </Button>
        <Button type="link" style={{ padding: 0 }} onClick={() => onBack(null)}>
          {words.otherPerson}
        </Button>
      </Flex>
      {by === "recovery" && (
        <Typography.Paragraph type="secondary" style={{ margin: "12px 0 0" }}>
          {words.lostAll}
        </Typography.Paragraph>
      )}
    </Form>
  );
}
