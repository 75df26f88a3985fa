import type { TakeoverState } from "../../contracts/takeover.ts";

export interface TakeoverFacts {
  issuedBy: string;
  /** ms since 1970, half-open. */
  untilMs: number;
  endedBy: string | null;
  reviewed: boolean;
}
export type TakeoverAct = "end" | "review";

export function takeoverState({ untilMs, endedBy }: TakeoverFacts, nowMs: number): TakeoverState {
  if (endedBy !== null) return "cancelled";
  return nowMs < untilMs ? "on_air" : "ended";
}

/**
 * Why `actor` may not do `act` now; null = they may. It is ended while it is on the air, and reviewed once, on the air or
 * afterwards, by somebody other than who issued it (domain.md §3).
 */
export function takeoverRefusal(
  act: TakeoverAct,
  facts: TakeoverFacts,
  actor: string,
  nowMs: number,
): "conflict" | "same_person" | null {
  if (act === "end") return takeoverState(facts, nowMs) === "on_air" ? null : "conflict";
  if (facts.reviewed) return "conflict";
  return actor === facts.issuedBy ? "same_person" : null;
}
