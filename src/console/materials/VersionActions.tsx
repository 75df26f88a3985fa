import { DownloadOutlined } from "@ant-design/icons";
import { Alert, App, Button, Flex, Typography } from "antd";
import { useState } from "react";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useReason } from "../form/useReason.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { ApproveModal } from "./ApproveModal.tsx";
import { useReturnVersion, useSubmitVersion, useWithdrawVersion } from "./queries.ts";
import { isReviewer, stepOf, tookPart } from "./review.ts";
import { text } from "./text.ts";

/** What the person in view may do with a version in its present state. */
export function VersionActions({ material, version }: { material: Material; version: MaterialVersion }) {
  const words = useText(text);
  const word = useText(common);
  const bureau = useBureau();
  const ask = useReason();
  const { message } = App.useApp();
  const [approving, setApproving] = useState(false);
  const submit = useSubmitVersion();
  const giveBack = useReturnVersion();
  const withdraw = useWithdrawVersion();
  const me = { material: material.id, version: version.id };
  const step = stepOf(version);
  const say = (done: string) => ({ onSuccess: () => void message.success(done) });
  const writes = bureau.may("material.write");
  const judges = isReviewer(version, bureau);
  const copy = async () => {
    await navigator.clipboard?.writeText(version.text ?? "");
    void message.success(words.copied);
  };
  return (
    <Flex vertical gap={8}>
      {step && <Typography.Text type="secondary">{words.waitingFor(words.steps[step])}</Typography.Text>}
      {writes && version.state === "draft" && (
        <Button type="primary" block loading={submit.isPending} onClick={() => submit.mutate(me, say(words.submitted))}>
          {word.submit}
        </Button>
      )}
      {judges && tookPart(version, bureau) && <Alert type="info" showIcon title={words.ownPart} />}
      {step && judges && !tookPart(version, bureau) && (
        <Flex gap={8}>
          <Button type="primary" block onClick={() => setApproving(true)}>
            {words.approveStep(words.steps[step])}
          </Button>
          <Button
            block
            onClick={() =>
              ask({
                title: words.returnTitle,
                ok: words.return,
                onReason: (comment) =>
                  giveBack.mutateAsync({ ...me, body: { sha256: version.sha256, comment } }, say(words.returned)),
              })
            }
          >
            {words.return}
          </Button>
        </Flex>
      )}
      {version.url ? (
        <Button block icon={<DownloadOutlined />} href={version.url} download={fileName(material.title, version.mime)}>
          {words.download}
        </Button>
      ) : (
        <Button block onClick={() => void copy()}>
          {words.copy}
        </Button>
      )}
      {writes && !["withdrawn", "returned"].includes(version.state) && (
        <Button
          block
          danger
          type="text"
          onClick={() =>
            ask({
              title: words.withdrawTitle,
              content: words.withdrawContent,
              ok: words.withdraw,
              danger: true,
              onReason: (comment) => withdraw.mutateAsync({ ...me, body: { comment } }, say(words.withdrawn)),
            })
          }
        >
          {words.withdraw}
        </Button>
      )}
      {step && approving && (
        <ApproveModal {...me} step={step} sha256={version.sha256} onClose={() => setApproving(false)} />
      )}
    </Flex>
  );
}

function fileName(title: string, mime: string): string {
  const extension = { "video/mp4": "mp4", "image/jpeg": "jpg", "text/html": "html" }[mime] ?? mime.split("/")[1];
  return `${title}.${extension}`;
}
