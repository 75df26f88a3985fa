import type { PlanItem } from "../../contracts/plan.ts";
import type { CardText } from "../stage/card.ts";

/** What should be on the screen. Instants in ms since 1970. `key` tells one from the next. */
export type Want =
  | { kind: "spot"; key: string; plan: string; spot: number; item: PlanItem; startMs: number; endMs: number }
  | { kind: "fallback"; key: string; item: PlanItem }
  | { kind: "card"; key: string; card: CardText }
  | { kind: "dark"; key: string };

/** A spot is the same in two plans when it starts at the same instant with the same content. */
export function spotKey(startMs: number, sha256: string): string {
  return `spot:${startMs}:${sha256}`;
}

/**
 * Does what is on the air go on? A plan that is replaced in the middle of a spot does not interrupt it: an edit takes
 * effect after the spot on the air (scheduling.md §4, G10), and its proof names the plan under which it began.
 */
export function goesOn(now: Want, next: Want): boolean {
  return now.key === next.key;
}

/** The spot on the air with the end that the newest plan gives it; a takeover may have cut it short. */
export function withEnd(now: Want, next: Want): Want {
  return now.kind === "spot" && next.kind === "spot" ? { ...now, endMs: next.endMs } : now;
}

/** Codes of things that were not shown because they may or can not be, as opposed to things that broke. */
const SKIPS = new Set(["not_downloaded", "expired"]);

export function missResult(code: string): "skipped" | "failed" {
  return SKIPS.has(code) ? "skipped" : "failed";
}
