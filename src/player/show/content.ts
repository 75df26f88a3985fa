import type { PlanItem } from "../../contracts/plan.ts";
import type { Programme } from "../device/programme.ts";
import type { Library } from "../media/library.ts";
import { PlayerProblem } from "../problem.ts";
import { cardCue, darkCue } from "../stage/card.ts";
import type { Cue } from "../stage/cue.ts";
import { imageCue } from "../stage/image.ts";
import { textCue } from "../stage/text.ts";
import { videoCue } from "../stage/video.ts";
import { webCue } from "../stage/web.ts";
import type { Words } from "../view/words.ts";
import type { Want } from "./handover.ts";

export type ContentTools = {
  library: Library;
  programme: () => Programme | null;
  words: () => Words;
  host: HTMLElement;
  now: () => number;
};

/** Makes what a want asks for. Throws `expired`, `not_downloaded` or `unknown_kind`. */
export async function contentOf(want: Want, joinMs: number, tools: ContentTools): Promise<Cue> {
  if (want.kind === "dark") return darkCue();
  if (want.kind === "card") return cardCue(want.card, tools.words(), tools.host);
  const { item } = want;
  refuseExpired(item, want.kind === "spot" ? Math.max(want.startMs, tools.now()) : tools.now(), tools.programme());
  if (item.kind === "text") return textCue(item.text ?? "", item.style, tools.host);
  const file = await tools.library.file(item.sha256);
  if (!file) throw new PlayerProblem("not_downloaded", item.sha256);
  const fit = tools.programme()?.manifest.screen.fit ?? "contain";
  if (item.kind === "image") return imageCue(item.sha256, file, fit);
  if (item.kind === "video") return videoCue(file, fit, joinMs, want.kind === "fallback");
  if (item.kind === "web") return webCue(file, item.sha256, assetOf(item, tools.programme())?.url ?? null);
  throw new PlayerProblem("unknown_kind", item.kind);
}

function assetOf(item: PlanItem, programme: Programme | null) {
  return programme?.manifest.assets.find((asset) => asset.sha256 === item.sha256);
}

/** Never anything at or past its `validUntil`. */
function refuseExpired(item: PlanItem, atMs: number, programme: Programme | null): void {
  const until = assetOf(item, programme)?.validUntil;
  if (until !== undefined && atMs >= Date.parse(until)) throw new PlayerProblem("expired", item.sha256);
}
