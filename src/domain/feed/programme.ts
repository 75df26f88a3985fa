import type { DayPlan, PlanItem, ShownKind } from "../../contracts/plan.ts";
import { spotsOf } from "../schedule/position.ts";

/** Where a file lies, for players that fetch by themselves. */
export interface FeedAsset {
  /** Absolute. */
  readonly url: string;
  readonly mime: string;
}

/** One spot as other players need it. Instants are epoch ms. */
export interface FeedSpot {
  readonly atMs: number;
  readonly durationMs: number;
  readonly kind: ShownKind;
  readonly title: string;
  readonly sha256: string;
  /** Null for a text, which carries its words, and for a file that may no longer be had. */
  readonly asset: FeedAsset | null;
  readonly text: string | null;
  readonly cut: boolean;
}

/** What one screen shows on one local day. */
export interface Programme {
  readonly screen: { readonly id: string; readonly name: string; readonly widthPx: number; readonly heightPx: number };
  readonly fit: "contain" | "cover";
  readonly zone: string;
  readonly day: string;
  readonly plan: string;
  readonly spots: readonly FeedSpot[];
  /** Stands in where a format cannot carry a spot; null = nothing does. */
  readonly standIn: FeedAsset | null;
}

/** Writes out the spots of a plan that are listed, judged by the instant at which they end and by their item's number. */
export function feedSpots(
  plan: DayPlan,
  startsAtMs: number,
  isListed: (endsAtMs: number, index: number) => boolean,
  assetOf: (item: PlanItem) => FeedAsset | null,
  titleOf: (item: PlanItem) => string,
): FeedSpot[] {
  return spotsOf(plan).flatMap(({ startMs, durationMs, item: index, cut }): FeedSpot[] => {
    const item = plan.items[index];
    if (!item || !isListed(startsAtMs + startMs + durationMs, index)) return [];
    return [
      {
        atMs: startsAtMs + startMs,
        durationMs,
        kind: item.kind,
        title: oneLine(titleOf(item)),
        sha256: item.sha256,
        asset: item.kind === "text" ? null : assetOf(item),
        text: item.text ?? null,
        cut,
      },
    ];
  });
}

/** Without line breaks and other control characters: nothing a person typed may end a line of a format. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

/** Seconds without needless decimals: `10`, `10.5`. */
export function seconds(durationMs: number): string {
  return String(durationMs / 1000);
}
