import type { BookingState } from "../../contracts/booking.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<BookingState, Tone> = {
  draft: "neutral",
  submitted: "waiting",
  approved: "good",
  scheduled: "good",
  on_air: "live",
  ended: "quiet",
  returned: "bad",
  cancelled: "quiet",
};

export function BookingStateTag({ state }: { state: BookingState }) {
  return <StateTag tone={TONES[state]}>{useText(text).states[state]}</StateTag>;
}
