import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Flex, Input, Typography } from "antd";
import { useRef } from "react";
import type { InputRef } from "antd";
import type { Invitation } from "../../contracts/member.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { text } from "./text.ts";

interface Props {
  invitation: Invitation;
  onAnother: () => void;
  onDone: () => void;
}

/** The link of an invitation that was just made; the server does not tell it again. */
export function InvitationLink({ invitation, onAnother, onDone }: Props) {
  const words = useText(text);
  const time = useTime();
  const { message } = App.useApp();
  const field = useRef<InputRef>(null);
  const link = `${location.origin}/invitations/${invitation.token ?? ""}`;
  const copy = async () => {
    field.current?.select();
    // Over plain HTTP browsers have no clipboard to write to, and copy only what is selected.
    const copied = navigator.clipboard
      ? await navigator.clipboard.writeText(link).then(
          () => true,
          () => document.execCommand("copy"),
        )
      : document.execCommand("copy");
    if (copied) void message.success(words.copied);
    else void message.warning(words.copyFailed);
  };
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={words.linkTitle}
        description={words.linkOnce}
        style={{ marginBottom: 20 }}
      />
      <Flex vertical gap={8}>
        <Input
          ref={field}
          readOnly
          value={link}
          aria-label={words.link}
          onFocus={(event) => event.target.select()}
          style={{ fontFamily: "ui-monospace, Menlo, Consolas, monospace" }}
        />
        <Button type="primary" size="large" block icon={<CopyOutlined />} onClick={() => void copy()}>
          {words.copy}
        </Button>
      </Flex>
      <Typography.Paragraph type="secondary" style={{ margin: "12px 0 24px" }}>
        {words.linkFor(invitation.email)} · {words.linkUntil(time.at(invitation.expiresAt))}
      </Typography.Paragraph>
      <Flex gap={8}>
        <Button onClick={onAnother}>{words.another}</Button>
        <Button onClick={onDone}>{words.done}</Button>
      </Flex>
    </>
  );
}
