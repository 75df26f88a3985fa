import type { PlayResult } from "../../contracts/device.ts";
import type { Interval } from "../time/interval.ts";
import { HOUR_MS } from "./hours.ts";

/** One spot of the plan that was in force in the end; instants in ms since 1970, `material` = SHA-256. */
export interface DueSpot extends Interval {
  readonly material: string;
}

/** One play that was accepted, with the spot it answers for as its own plan had it; null = fallback or a repeat. */
export interface LoggedPlay extends Interval {
  readonly result: PlayResult;
  readonly due: { readonly startMs: number; readonly material: string } | null;
}

/** What is known beside the plays. */
export interface Evidence {
  /** Only spots that have ended by then are accounted for. */
  readonly nowMs: number;
  /** Stretches in which plays were made that have not come: their numbers are missing. */
  readonly missing: readonly Interval[];
  /** Instants at which the screen was in contact, ascending. */
  readonly contacts: readonly number[];
  /** Nothing more is waited for. */
  readonly final: boolean;
}

/**
 * planned = proven + cut + skipped + superseded + offline + awaited + unexplained, each a count of spots by the hour of
 * their planned start (scheduling.md §4, G12). `extra` counts the plays that answer for no spot.
 */
export interface HourAccount {
  /** Hours since 1970. */
  readonly hour: number;
  planned: number;
  /** Played to its end. */
  proven: number;
  /** Shown, and ended early. */
  cut: number;
  /** Left out or failed, with a code. */
  skipped: number;
  /** A former plan of the day was still followed: the screen had not heard of this one. */
  superseded: number;
  /** Neither plays nor contact: the device was off. */
  offline: number;
  /** Announced, and not come yet. */
  awaited: number;
  unexplained: number;
  extra: number;
}
type Answer = Exclude<keyof HourAccount, "hour" | "planned" | "extra">;

/** A stretch without any play that is longer is no pause between two spots. */
const SILENCE_MS = 60_000;
/** A device that is in contact this long after its last play is on, and shows nothing. */
const DYING_MS = 120_000;
/** Of several plays of one spot the best answers for it. */
const RANK: Record<PlayResult, number> = { played: 0, cut: 1, skipped: 2, failed: 3 };

/**
 * Accounts for the spots of a stretch, by hour, ascending. `plays` are all of the screen's that overlap it, in any order.
 * At most one play answers for a spot; every spot is answered for once.
 */
export function accountOf(spots: readonly DueSpot[], plays: readonly LoggedPlay[], evidence: Evidence): HourAccount[] {
  const hours = new Map<number, HourAccount>();
  const hourOf = (atMs: number) => {
    const hour = Math.floor(atMs / HOUR_MS);
    const known = hours.get(hour);
    if (known) return known;
    const made = { hour, planned: 0, proven: 0, cut: 0, skipped: 0, superseded: 0, offline: 0, awaited: 0 };
    const account: HourAccount = { ...made, unexplained: 0, extra: 0 };
    hours.set(hour, account);
    return account;
  };
  const due = spots.filter((spot) => spot.endMs <= evidence.nowMs);
  const keys = new Set(spots.map(keyOf));
  const best = new Map<string, LoggedPlay>();
  for (const play of plays) {
    const key = play.due && keyOf(play.due);
    const rival = key === null ? undefined : best.get(key);
    const extra =
      key === null || !keys.has(key) ? play : rival && (RANK[rival.result] <= RANK[play.result] ? play : rival);
    if (key !== null && keys.has(key) && extra !== play) best.set(key, play);
    if (extra) hourOf(extra.startMs).extra += 1;
  }
  const log = [...plays].sort((a, b) => a.startMs - b.startMs);
  const judge = silenceJudge(log, keys, evidence);
  for (const spot of due) {
    const account = hourOf(spot.startMs);
    const play = best.get(keyOf(spot));
    account.planned += 1;
    account[play ? answerOf(play.result) : judge(spot)] += 1;
  }
  return [...hours.values()].sort((a, b) => a.hour - b.hour);
}

function keyOf({ startMs, material }: { startMs: number; material: string }): string {
  return `${startMs} ${material}`;
}

function answerOf(result: PlayResult): Answer {
  if (result === "played") return "proven";
  return result === "cut" ? "cut" : "skipped";
}

/** Says why nothing answers for a spot. */
function silenceJudge(log: readonly LoggedPlay[], keys: ReadonlySet<string>, evidence: Evidence) {
  const { missing, contacts, final, nowMs } = evidence;
  const starts = log.map((play) => play.startMs);
  /** How far anything up to the n-th play was on. */
  const reached: number[] = [];
  for (const play of log) reached.push(Math.max(reached.at(-1) ?? Number.NEGATIVE_INFINITY, play.endMs));
  return (spot: DueSpot): Answer => {
    const before = lowerBound(starts, spot.endMs) - 1;
    const silentFrom = reached[before] ?? Number.NEGATIVE_INFINITY;
    const silentTo = starts[before + 1] ?? nowMs;
    if (missing.some((gap) => gap.startMs < spot.endMs && spot.startMs < gap.endMs))
      return final ? "unexplained" : "awaited";
    if (silentFrom > spot.startMs) {
      let other = before;
      while ((log[other]?.endMs ?? Number.POSITIVE_INFINITY) <= spot.startMs) other -= 1;
      const shown = log[other]?.due;
      return shown && !keys.has(keyOf(shown)) ? "superseded" : "unexplained";
    }
    const long = silentTo - silentFrom >= SILENCE_MS;
    // Until the next play has come, a screen that is out of contact may have much to tell.
    if (before + 1 === log.length && !final && lastOf(contacts) < spot.endMs) return "awaited";
    const alive = contacts[lowerBound(contacts, silentFrom + DYING_MS)];
    return long && (alive === undefined || alive >= silentTo) ? "offline" : "unexplained";
  };
}

function lastOf(contacts: readonly number[]): number {
  return contacts.at(-1) ?? Number.NEGATIVE_INFINITY;
}

/** Index of the first value that is not below `least`. */
function lowerBound(values: readonly number[], least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
