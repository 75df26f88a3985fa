import type { EventState } from "../../contracts/event.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<EventState, Tone> = {
  draft: "neutral",
  published: "waiting",
  open: "live",
  closed: "good",
  held: "quiet",
  cancelled: "bad",
};

export function EventStateTag({ state }: { state: EventState }) {
  return <StateTag tone={TONES[state]}>{useText(text).states[state]}</StateTag>;
}
