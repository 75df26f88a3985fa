import type { VersionState } from "../../contracts/material.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<VersionState, Tone> = {
  draft: "neutral",
  first_review: "waiting",
  second_review: "waiting",
  final_review: "waiting",
  approved: "good",
  returned: "bad",
  withdrawn: "quiet",
  expired: "quiet",
};

export function VersionStateTag({ state }: { state: VersionState }) {
  return <StateTag tone={TONES[state]}>{useText(text).states[state]}</StateTag>;
}
