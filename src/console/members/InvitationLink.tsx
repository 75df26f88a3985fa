import { Alert, Button, Flex, Typography } from "antd";
import { CopyField } from "../account/CopyField.tsx";
import type { Invitation } from "../../contracts/member.ts";
import { useText } from "../text/text.ts";
import { useDeviceTime } from "../text/time.ts";
import { text } from "./text.ts";

interface Props {
  invitation: Invitation;
  onAnother?: () => void;
  onDone: () => void;
}

/** The link of an invitation that was just made; the server does not tell it again. */
export function InvitationLink({ invitation, onAnother, onDone }: Props) {
  const words = useText(text);
  const time = useDeviceTime();
  const link = `${location.origin}/invitations/${invitation.token ?? ""}`;
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={words.linkTitle}
        description={words.linkOnce}
        style={{ marginBottom: 20 }}
      />
      <CopyField value={link} label={words.link} button={words.copy} />
      <Typography.Paragraph type="secondary" style={{ margin: "12px 0 24px" }}>
        {words.linkFor(invitation.email)} · {words.linkUntil(time.at(invitation.expiresAt))}
      </Typography.Paragraph>
      <Flex gap={8}>
        {onAnother && <Button onClick={onAnother}>{words.another}</Button>}
        <Button onClick={onDone}>{words.done}</Button>
      </Flex>
    </>
  );
}
