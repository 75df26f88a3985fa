import { App, Input, Modal, Typography } from "antd";
import { useState } from "react";
import type { ReviewStep } from "../../contracts/material.ts";
import { useText } from "../text/text.ts";
import { useApproveVersion } from "./queries.ts";
import { text } from "./text.ts";

interface Props {
  material: string;
  version: string;
  step: ReviewStep;
  /** Of the content and the material on the page when the question was asked: the approval holds for nothing else. */
  read: { sha256: string; revision: number };
  onClose: () => void;
}

export function ApproveModal({ material, version, step, read, onClose }: Props) {
  const words = useText(text);
  const { message } = App.useApp();
  const approve = useApproveVersion();
  const [comment, setComment] = useState("");
  const { sha256, revision } = read;
  const finish = () =>
    approve.mutate(
      { material, version, body: { sha256, comment }, revision },
      { onSuccess: () => void message.success(words.approved), onSettled: onClose },
    );
  return (
    <Modal
      open
      title={words.approveTitle(words.steps[step])}
      okText={words.approveStep(words.steps[step])}
      okButtonProps={{ autoFocus: true }}
      confirmLoading={approve.isPending}
      onOk={finish}
      onCancel={onClose}
    >
      <Typography.Paragraph>{words.approveContent}</Typography.Paragraph>
      <Typography.Paragraph>
        <code style={{ overflowWrap: "anywhere", fontSize: 13 }}>{sha256}</code>
      </Typography.Paragraph>
      <Input.TextArea
        rows={3}
        maxLength={2000}
        placeholder={words.commentOptional}
        aria-label={words.commentOptional}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
    </Modal>
  );
}
