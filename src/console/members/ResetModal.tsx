import { Alert, Button, Checkbox, Modal, Typography } from "antd";
import { useState } from "react";
import type { Member } from "../../contracts/member.ts";
import { CopyField } from "../account/CopyField.tsx";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { useResetLink } from "./queries.ts";
import { text } from "./text.ts";

/** Makes the link by which somebody sets a new password; shown once, to be handed over. */
export function ResetModal({ member, onClose }: { member: Member; onClose: () => void }) {
  const words = useText(text);
  const time = useTime();
  const [dropTwoFactor, setDrop] = useState(false);
  const reset = useResetLink();
  const made = reset.data;
  return (
    <Modal
      open
      title={words.resetOf(member.name)}
      onCancel={onClose}
      mask={{ closable: !made }}
      footer={
        made ? (
          <Button onClick={onClose}>{words.done}</Button>
        ) : (
          <Button
            type="primary"
            loading={reset.isPending}
            onClick={() => reset.mutate({ person: member.person, body: { dropTwoFactor } })}
          >
            {words.make}
          </Button>
        )
      }
    >
      {made ? (
        <>
          <Alert
            type={made.waits ? "warning" : "success"}
            showIcon
            title={made.waits ? words.resetWaits : words.linkTitle}
            description={made.waits ? words.resetWaitsHint : words.linkOnce}
            style={{ margin: "12px 0" }}
          />
          <CopyField
            value={`${location.origin}/password-resets/${made.token}`}
            label={words.resetLink}
            button={words.copy}
          />
          <Typography.Paragraph type="secondary" style={{ margin: "12px 0 0" }}>
            {words.linkFor(member.email)} · {words.linkUntil(time.at(made.expiresAt))}
          </Typography.Paragraph>
        </>
      ) : (
        <>
          <Typography.Paragraph>{words.resetIntro}</Typography.Paragraph>
          <Checkbox checked={dropTwoFactor} onChange={(event) => setDrop(event.target.checked)}>
            {words.dropFactor}
          </Checkbox>
        </>
      )}
    </Modal>
  );
}
