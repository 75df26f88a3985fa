import { Flex } from "antd";
import type { Outcome, OutcomeState } from "../../contracts/outcome.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<OutcomeState, Tone> = {
  draft: "neutral",
  submitted: "waiting",
  returned: "bad",
  accepted: "good",
  locked: "quiet",
};

export function OutcomeStateTag({ outcome }: { outcome: Pick<Outcome, "state" | "late"> }) {
  const words = useText(text);
  return (
    <Flex gap={4} component="span" style={{ display: "inline-flex" }}>
      <StateTag tone={TONES[outcome.state]}>{words.states[outcome.state]}</StateTag>
      {outcome.late && <StateTag tone="quiet">{words.late}</StateTag>}
    </Flex>
  );
}
