import type { CampaignState } from "../../contracts/campaign.ts";
import { StateTag, type Tone } from "../shell/StateTag.tsx";
import { useText } from "../text/text.ts";
import { text } from "./text.ts";

const TONES: Record<CampaignState, Tone> = {
  draft: "neutral",
  in_review: "waiting",
  approved: "good",
  live: "live",
  closed: "quiet",
  archived: "quiet",
  cancelled: "quiet",
};

export function CampaignStateTag({ state }: { state: CampaignState }) {
  return <StateTag tone={TONES[state]}>{useText(text).states[state]}</StateTag>;
}
