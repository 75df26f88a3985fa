import { SafetyOutlined } from "@ant-design/icons";
import { Alert, Button, Flex, Typography } from "antd";
import { useState } from "react";
import type { AuditCheck } from "../../contracts/audit.ts";
import { useProblemText } from "../problem.ts";
import { useBureau } from "../shell/bureau.ts";
import { useText } from "../text/text.ts";
import { checkHere } from "./chain.ts";
import { checkThere, readTrail } from "./queries.ts";
import { text } from "./text.ts";
import { count } from "../text/number.ts";

type Which = "own" | "directory" | "here";
type Checked = { which: Which; check: AuditCheck };
type Progress = { state: "idle" } | { state: "busy"; words: string } | { state: "failed"; error: unknown };

/** Follows the chains of hashes, on the server and, if wanted, in this browser as well. */
export function Verify() {
  const words = useText(text);
  const say = useProblemText();
  const bureau = useBureau().id;
  const [progress, setProgress] = useState<Progress>({ state: "idle" });
  const [results, setResults] = useState<readonly Checked[]>([]);
  const run = async (work: () => Promise<Checked[]>) => {
    try {
      setResults(await work());
      setProgress({ state: "idle" });
    } catch (error) {
      setProgress({ state: "failed", error });
    }
  };
  const there = () =>
    run(async () => {
      const onRead = (rows: number) => setProgress({ state: "busy", words: words.verifying(count(rows)) });
      onRead(0);
      const own = await checkThere("audit.verify", bureau, onRead);
      const directory = await checkThere("audit.verify_directory", bureau, onRead);
      return [
        { which: "own", check: own },
        { which: "directory", check: directory },
      ];
    });
  const here = () =>
    run(async () => {
      const onRead = (rows: number) => setProgress({ state: "busy", words: words.reading(count(rows)) });
      onRead(0);
      return [
        ...results.filter(({ which }) => which !== "here"),
        { which: "here", check: checkHere(await readTrail(bureau, onRead)) },
      ];
    });
  const busy = progress.state === "busy";
  const head = results.find(({ which }) => which === "own")?.check.head;
  return (
    <section className="panel panel-pad" style={{ marginBottom: 16 }} aria-live="polite">
      <Flex justify="space-between" align="center" gap={12} wrap>
        <div style={{ minWidth: 0, flex: "1 1 320px" }}>
          <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
            {words.chain}
          </Typography.Title>
          <Typography.Text type="secondary">{words.chainIntro}</Typography.Text>
        </div>
        <Flex gap={8} wrap>
          {results.length > 0 && !busy && (
            <Button title={words.againHint} onClick={() => void here()}>
              {words.again}
            </Button>
          )}
          <Button icon={<SafetyOutlined />} loading={busy} onClick={() => void there()}>
            {busy ? progress.words : words.verify}
          </Button>
        </Flex>
      </Flex>
      {progress.state === "failed" && (
        <Alert type="warning" showIcon title={say(progress.error)} style={{ marginTop: 12 }} />
      )}
      {results.length > 0 && (
        <Flex vertical gap={8} style={{ marginTop: 12 }}>
          {results.map(({ which, check }) => (
            <Result key={which} which={which} check={check} />
          ))}
          {head && (
            <Typography.Text type="secondary" style={{ fontSize: 13 }}>
              {words.head(head.seq)}{" "}
              <Typography.Text code copyable style={{ overflowWrap: "anywhere" }}>
                {head.hash}
              </Typography.Text>
            </Typography.Text>
          )}
        </Flex>
      )}
    </section>
  );
}

function Result({ which, check: { broken, checked, anchors } }: Checked) {
  const words = useText(text);
  const anchored = which !== "own" ? "" : anchors > 0 ? words.anchored(count(anchors)) : words.notAnchored;
  const told = broken ? words[broken.why](broken.seq) : `${words.whole(count(checked))}${anchored}`;
  return <Alert type={broken ? "error" : "success"} showIcon title={words.told(words[which], told)} />;
}
