import type { Conflict } from "../../contracts/schedule.ts";
import type { Conflict as Found } from "../../domain/schedule/conflicts.ts";

/** A conflict as people read it. */
export function conflictOf(found: Found, instant: (atMs: number) => string, screens: string[]): Conflict {
  const { kind, startMs, endMs, winner, losers } = found;
  return { kind, interval: { start: instant(startMs), end: instant(endMs) }, screens, winner, losers };
}
