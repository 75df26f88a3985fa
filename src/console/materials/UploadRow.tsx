import { CaretRightOutlined, CloseOutlined, PauseOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Progress, Typography } from "antd";
import { Refusal } from "../../contracts/client.ts";
import { useProblemText } from "../problem.ts";
import { common } from "../text/common.ts";
import { useText } from "../text/text.ts";
import { bytesText } from "./bytes.ts";
import { kindOf } from "./measure.ts";
import { BUSY, type Upload, type UploadQueue } from "./queue.ts";
import { text } from "./text.ts";
import { uploadText } from "./uploadText.ts";

/** One file of the queue: its title, how far it has got, and what can be done with it. */
export function UploadRow({ upload, queue, titled }: { upload: Upload; queue: UploadQueue; titled: boolean }) {
  const words = useText(text);
  const upWords = useText(uploadText);
  const say = useProblemText();
  const { key, state, title, percent, file, error } = upload;
  const kind = kindOf(file);
  const busy = BUSY.has(state);
  return (
    <div className="queue-row">
      <Flex gap={8} align="center">
        {titled && state === "waiting" ? (
          <Input
            value={title}
            maxLength={120}
            aria-label={words.materialTitle}
            onChange={(event) => queue.rename(key, event.target.value)}
          />
        ) : (
          <Typography.Text ellipsis={{ tooltip: title }} style={{ flex: 1 }}>
            {title}
          </Typography.Text>
        )}
        <Actions upload={upload} queue={queue} />
      </Flex>
      <Flex justify="space-between" gap={8} wrap style={{ fontSize: 13, color: "var(--ink-soft)" }}>
        <span>
          {kind && words.kinds[kind]} · {bytesText(file.size)}
        </span>
        <span aria-live="polite">{upWords.states[state]}</span>
      </Flex>
      {(busy || state === "paused") && (
        <Progress
          percent={percent}
          size="small"
          status={busy && state !== "offline" ? "active" : "normal"}
          aria-label={title}
        />
      )}
      {state === "failed" && (
        <Typography.Paragraph type="danger" style={{ fontSize: 13, margin: "2px 0 0" }}>
          {reasonOf(error) ?? say(error)}
        </Typography.Paragraph>
      )}
    </div>
  );
}

/** What is wrong with the file, in the server's words: where it stands in a request tells nobody anything. */
function reasonOf(error: unknown): string | undefined {
  const wrong = error instanceof Refusal ? error.problem.errors : undefined;
  return wrong && [...new Set(wrong.map((field) => field.message))].join(" · ");
}

function Actions({ upload: { key, state, title }, queue }: { upload: Upload; queue: UploadQueue }) {
  const words = useText(uploadText);
  const word = useText(common);
  if (state === "uploaded" || state === "checking") return null;
  return (
    <Flex gap={4}>
      {(state === "paused" || state === "failed") && (
        <Button size="small" icon={<CaretRightOutlined />} onClick={() => queue.resume(key)}>
          {state === "paused" ? words.resume : word.retry}
        </Button>
      )}
      {BUSY.has(state) ? (
        <Button size="small" icon={<PauseOutlined />} onClick={() => queue.pause(key)}>
          {words.pause}
        </Button>
      ) : (
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={`${word.remove} ${title}`}
          onClick={() => queue.remove(key)}
        />
      )}
    </Flex>
  );
}
