import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import type { Condition } from "./health.ts";
import { text } from "./text.ts";

const TONES: Record<Condition, Tone> = {
  unpaired: "neutral",
  waiting: "waiting",
  online: "good",
  trouble: "waiting",
  offline: "bad",
};

export function ConditionTag({ condition }: { condition: Condition }) {
  return <StateTag tone={TONES[condition]}>{useText(text).conditions[condition]}</StateTag>;
}
