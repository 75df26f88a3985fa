import type { PlayResult } from "../../contracts/device.ts";

export const HOUR_MS = 3_600_000;

/** The hour since 1970 in which an instant lies. */
export function hourAt(ms: number): number {
  return Math.floor(ms / HOUR_MS);
}

/** What one play adds to one hour (`hour` = hours since 1970). */
export interface HourShare {
  readonly hour: number;
  /** 1 in the hour in which it started, if it was played to its end. */
  readonly plays: number;
  /** Time on screen, ms. */
  readonly ms: number;
}

/**
 * A play belongs to the hour in which it started; only its time on screen is split at hour borders (reach.md §2). A cut
 * play was on screen for a while and proves no play (scheduling.md, G12); skipped and failed ones were not on screen.
 */
export function hourShares(startedAtMs: number, durationMs: number, result: PlayResult): HourShare[] {
  if (result !== "played" && result !== "cut") return [];
  const shares: HourShare[] = [];
  const endMs = startedAtMs + durationMs;
  let hour = hourAt(startedAtMs);
  let plays = result === "played" ? 1 : 0;
  let atMs = startedAtMs;
  do {
    const borderMs = Math.min(endMs, (hour + 1) * HOUR_MS);
    if (plays > 0 || borderMs > atMs) shares.push({ hour, plays, ms: borderMs - atMs });
    atMs = borderMs;
    plays = 0;
    hour += 1;
  } while (atMs < endMs);
  return shares;
}
