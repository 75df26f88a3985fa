import { CloseOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Progress, Typography } from "antd";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { bytesText } from "./bytes.ts";
import { kindOf } from "./measure.ts";
import { text } from "./text.ts";
import type { Upload, useUploads } from "./useUploads.ts";

/** One file of the queue: its title, and how far it has got. */
export function UploadRow({
  upload,
  queue,
  titled,
}: {
  upload: Upload;
  queue: ReturnType<typeof useUploads>;
  titled: boolean;
}) {
  const words = useText(text);
  const word = useText(common);
  const kind = kindOf(upload.file);
  const busy = upload.state === "hashing" || upload.state === "sending";
  return (
    <div className="queue-row">
      <Flex gap={8} align="center">
        {titled && upload.state === "waiting" ? (
          <Input
            value={upload.title}
            maxLength={120}
            aria-label={words.materialTitle}
            onChange={(event) => queue.rename(upload.key, event.target.value)}
          />
        ) : (
          <Typography.Text ellipsis style={{ flex: 1 }}>
            {upload.title}
          </Typography.Text>
        )}
        {busy ? (
          <Button size="small" onClick={() => queue.stop(upload.key)}>
            {words.stop}
          </Button>
        ) : (
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={word.remove}
            onClick={() => queue.remove(upload.key)}
          />
        )}
      </Flex>
      <Flex justify="space-between" style={{ fontSize: 13, color: "var(--ink-soft)" }}>
        <span>
          {kind && words.kinds[kind]} · {bytesText(upload.file.size)}
        </span>
        <span aria-live="polite">{words[upload.state]}</span>
      </Flex>
      {busy && <Progress percent={upload.percent} size="small" aria-label={upload.title} />}
      {upload.problem && upload.state === "failed" && (
        <Typography.Text type="danger" style={{ fontSize: 13 }}>
          {upload.problem}
        </Typography.Text>
      )}
    </div>
  );
}
