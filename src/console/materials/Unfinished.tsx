import { Button, Flex, Progress, Typography } from "antd";
import type { OpenUpload } from "../../contracts/upload.ts";
import { useConfirm } from "../form/useConfirm.ts";
import { useText } from "../text/text.ts";
import { useTime } from "../text/time.ts";
import { bytesText } from "./bytes.ts";
import { useCancelUpload, useUploadState, useUnfinished } from "./queries.ts";
import { uploadText } from "./uploadText.ts";

/** What was begun earlier, here or in another window, and is not all there; those in `taken` go on already. */
export function Unfinished({ material, taken }: { material: string | undefined; taken: ReadonlySet<string> }) {
  const words = useText(uploadText);
  const all = useUnfinished().data ?? [];
  const shown = all.filter((one) => !taken.has(one.sha256) && (material === undefined || one.material === material));
  if (shown.length === 0) return null;
  return (
    <section aria-label={words.unfinished} className="panel unfinished">
      <Typography.Text strong>{words.unfinished}</Typography.Text>
      <Typography.Paragraph style={{ color: "var(--ink-soft)", fontSize: 13, margin: 0 }}>
        {words.unfinishedHint}
      </Typography.Paragraph>
      {shown.map((upload) => (
        <UnfinishedRow key={upload.id} upload={upload} />
      ))}
    </section>
  );
}

function UnfinishedRow({ upload }: { upload: OpenUpload }) {
  const words = useText(uploadText);
  const time = useTime();
  const sure = useConfirm();
  const cancel = useCancelUpload();
  const parts = useUploadState(upload.id).data?.parts ?? [];
  const percent = Math.min(100, Math.floor((parts.length * upload.partBytes * 100) / upload.bytes));
  const giveUp = () =>
    sure({
      title: words.giveUpTitle,
      content: words.giveUpContent,
      ok: words.giveUp,
      onOk: () => cancel.mutateAsync({ upload: upload.id }),
    });
  return (
    <div className="queue-row">
      <Flex gap={8} align="center">
        <Typography.Text ellipsis={{ tooltip: upload.title }} style={{ flex: 1 }}>
          {upload.title}
        </Typography.Text>
        <Button size="small" onClick={giveUp} aria-label={`${words.giveUp} ${upload.title}`}>
          {words.giveUp}
        </Button>
      </Flex>
      <Flex justify="space-between" gap={8} wrap style={{ fontSize: 13, color: "var(--ink-soft)" }}>
        <span>{words.unfinishedState(bytesText(upload.bytes), percent)}</span>
        <span>{words.until(time.at(upload.expiresAt))}</span>
      </Flex>
      <Progress percent={percent} size="small" showInfo={false} aria-label={upload.title} />
    </div>
  );
}
