import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Flex } from "antd";
import { useState } from "react";
import type { Material, MaterialVersion } from "../../contracts/material.ts";
import { useReason } from "../form/useReason.tsx";
import { useBureau } from "../shell/bureau.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { useSubmitVersion, useWithdrawVersion } from "./queries.ts";
import { RenewModal } from "./RenewModal.tsx";
import { reviewText } from "./review-text.ts";
import { stepOf, successorOf } from "./review.ts";
import { text } from "./text.ts";
import type { Reviewing } from "./useJudging.tsx";

interface Props {
  material: Material;
  version: MaterialVersion;
  reviewing: Reviewing;
  onChoose: (id: string) => void;
}

/** What the person in view may do with a version in its present state. */
export function VersionActions({ material, version, reviewing, onChoose }: Props) {
  const words = useText(text);
  const word = useText(common);
  const { message } = App.useApp();
  const bureau = useBureau();
  const submit = useSubmitVersion();
  const step = stepOf(version);
  const submits = bureau.may("material.write") && version.state === "draft" && !successorOf(material, version);
  return (
    <Flex vertical gap={8} style={{ marginTop: 12 }}>
      {submits && (
        <Button
          type="primary"
          block
          loading={submit.isPending}
          onClick={() =>
            submit.mutate(
              { material: material.id, version: version.id },
              { onSuccess: () => void message.success(words.submitted) },
            )
          }
        >
          {word.submit}
        </Button>
      )}
      {step && (reviewing.approves || reviewing.returns) && (
        <Flex gap={8} wrap>
          {reviewing.approves && (
            <Button type="primary" style={{ flex: 1 }} onClick={reviewing.approve}>
              {words.approveStep(words.steps[step])}
            </Button>
          )}
          <Button style={{ flex: 1 }} onClick={reviewing.giveBack}>
            {words.return}
          </Button>
        </Flex>
      )}
      <Renew version={version} onChoose={onChoose} />
      <TakeAway title={material.title} version={version} />
      <Withdraw version={version} />
      {reviewing.dialog}
    </Flex>
  );
}

/** Once more with the same content: before and after it expires, after a return, after a withdrawal. */
function Renew({ version, onChoose }: Pick<Props, "version" | "onChoose">) {
  const words = useText(reviewText);
  const bureau = useBureau();
  const [open, setOpen] = useState(false);
  const { state, validUntil } = version;
  const ends = state === "expired" || (state === "approved" && validUntil !== null);
  const over = state === "returned" || state === "withdrawn";
  if (!bureau.may("material.write") || !(ends || over)) return null;
  return (
    <>
      <Button block onClick={() => setOpen(true)}>
        {ends ? words.renew : words.resubmit}
      </Button>
      {open && <RenewModal version={version} onClose={() => setOpen(false)} onMade={onChoose} />}
    </>
  );
}

function TakeAway({ title, version }: { title: string; version: MaterialVersion }) {
  const words = useText(text);
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard?.writeText(version.text ?? "");
    void message.success(words.copied);
  };
  return version.url ? (
    <Button block icon={<DownloadOutlined />} href={version.url} download={fileName(title, version.mime)}>
      {words.download}
    </Button>
  ) : (
    <Button block onClick={() => void copy()}>
      {words.copy}
    </Button>
  );
}

/** Planners take back what is not over; what is approved also a reviewer can stop. */
function Withdraw({ version }: { version: MaterialVersion }) {
  const words = useText(text);
  const bureau = useBureau();
  const ask = useReason();
  const { message } = App.useApp();
  const withdraw = useWithdrawVersion();
  const { state } = version;
  const shown = state === "approved" || state === "expired";
  const may = shown ? bureau.may("material.withdraw") : bureau.may("material.write");
  if (!may || state === "withdrawn" || state === "returned") return null;
  return (
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
          onReason: (comment) =>
            withdraw.mutateAsync(
              { material: version.material, version: version.id, body: { comment } },
              { onSuccess: () => void message.success(words.withdrawn) },
            ),
        })
      }
    >
      {words.withdraw}
    </Button>
  );
}

function fileName(title: string, mime: string): string {
  const extension = { "video/mp4": "mp4", "image/jpeg": "jpg", "text/html": "html" }[mime] ?? mime.split("/")[1];
  return `${title}.${extension}`;
}
