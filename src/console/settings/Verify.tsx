import { SafetyOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useProblemText } from "../problem.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { readTrail } from "./queries.ts";
import { text } from "./text.ts";
import { type Broken, brokenRow } from "./verify.ts";

type Progress =
  | { state: "idle" }
  | { state: "reading"; rows: number }
  | { state: "done"; rows: number; broken: Broken | null }
  | { state: "failed"; error: unknown };

const count = (n: number) => n.toLocaleString("en-US");

/** Reads the whole trail and recomputes its chain of hashes. */
export function Verify() {
  const words = useText(text);
  const say = useProblemText();
  const bureau = useBureau().id;
  const [progress, setProgress] = useState<Progress>({ state: "idle" });
  const start = async () => {
    setProgress({ state: "reading", rows: 0 });
    try {
      const rows = await readTrail(bureau, (read) => setProgress({ state: "reading", rows: read }));
      setProgress({ state: "done", rows: rows.length, broken: brokenRow(rows) });
    } catch (error) {
      setProgress({ state: "failed", error });
    }
  };
  return (
    <div aria-live="polite" style={{ maxWidth: 480 }}>
      {progress.state === "done" ? (
        <Alert
          type={progress.broken ? "error" : "success"}
          showIcon
          title={
            progress.broken ? words[progress.broken.why](progress.broken.seq) : words.verified(count(progress.rows))
          }
        />
      ) : progress.state === "failed" ? (
        <Alert type="warning" showIcon title={say(progress.error)} />
      ) : (
        <Button
          icon={<SafetyOutlined />}
          title={words.verifyHint}
          loading={progress.state === "reading"}
          onClick={() => void start()}
        >
          {progress.state === "reading" ? words.verifying(count(progress.rows)) : words.verify}
        </Button>
      )}
    </div>
  );
}
