import type { PlayResult } from "../../contracts/device.ts";
import type { Interval } from "../time/interval.ts";
import { hourAt } from "./hours.ts";

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
export interface HourAccount extends Record<Answer, number> {
  /** Hours since 1970. */
  readonly hour: number;
  planned: number;
  extra: number;
}

/** What answers for one spot; null while it has not ended. */
export interface Answered {
  readonly answers: readonly (Answer | null)[];
  /** Plays that answer for no spot, by hour since 1970. */
  readonly extra: ReadonlyMap<number, number>;
}

export const ANSWERS = [
  /** Played to its end. */
  "proven",
  /** Shown, and ended early. */
  "cut",
  /** Left out or failed, with a code. */
  "skipped",
  /** A former plan of the day was still followed: the screen had not heard of this one. */
  "superseded",
  /** Neither plays nor contact: the device was off. */
  "offline",
  /** Announced, and not come yet. */
  "awaited",
  "unexplained",
] as const;
export type Answer = (typeof ANSWERS)[number];

/** A stretch without any play that is longer is no pause between two spots. */
const SILENCE_MS = 60_000;
/** Contact so soon after the last play, or so shortly before the first, is a device going off or coming on. */
const STARTING_MS = 120_000;
/** A device that is on is heard of every minute; one beat may be lost. */
const HEARD_MS = 120_000;
/** Of several plays of one spot the best answers for it. */
const RANK: Record<PlayResult, number> = { played: 0, cut: 1, skipped: 2, failed: 3 };

/**
 * Says for each spot what answers for it. `plays` are all of the screen's that overlap the stretch, in any order. At most
 * one play answers for a spot; every spot is answered for once.
 */
export function answersOf(spots: readonly DueSpot[], plays: readonly LoggedPlay[], evidence: Evidence): Answered {
  const keys = new Set(spots.map(keyOf));
  const best = new Map<string, LoggedPlay>();
  const extra = new Map<number, number>();
  for (const play of plays) {
    const spare = spareOf(play, keys, best);
    if (spare) extra.set(hourAt(spare.startMs), (extra.get(hourAt(spare.startMs)) ?? 0) + 1);
  }
  const log = [...plays].sort((a, b) => a.startMs - b.startMs);
  const judge = silenceJudge(log, keys, evidence);
  const runs = runsOf(spots);
  const answers = spots.map((spot, i) => {
    if (spot.endMs > evidence.nowMs) return null;
    const play = best.get(keyOf(spot));
    return play ? answerOf(play.result) : judge(spot, runs[i] ?? spot);
  });
  return { answers, extra };
}

/** Puts the play in its spot's place if it is the best so far; whichever answers for none is spare. */
function spareOf(play: LoggedPlay, keys: ReadonlySet<string>, best: Map<string, LoggedPlay>): LoggedPlay | undefined {
  const key = play.due && keyOf(play.due);
  if (key === null || !keys.has(key)) return play;
  const rival = best.get(key);
  if (rival && RANK[rival.result] <= RANK[play.result]) return play;
  best.set(key, play);
  return rival;
}

/** Adds the answers up by the hour of the planned start, ascending. */
export function hoursOf(spots: readonly DueSpot[], { answers, extra }: Answered): HourAccount[] {
  const hours = new Map<number, HourAccount>();
  const hourOf = (hour: number) => {
    const known = hours.get(hour) ?? { hour, planned: 0, extra: 0, ...NONE };
    hours.set(hour, known);
    return known;
  };
  spots.forEach((spot, i) => {
    const answer = answers[i];
    if (!answer) return;
    const account = hourOf(hourAt(spot.startMs));
    account.planned += 1;
    account[answer] += 1;
  });
  for (const [hour, count] of extra) hourOf(hour).extra += count;
  return [...hours.values()].sort((a, b) => a.hour - b.hour);
}

const NONE: Record<Answer, number> = {
  proven: 0,
  cut: 0,
  skipped: 0,
  superseded: 0,
  offline: 0,
  awaited: 0,
  unexplained: 0,
};

/** What tells one spot of a screen from another. */
export function keyOf({ startMs, material }: { startMs: number; material: string }): string {
  return `${startMs} ${material}`;
}

/** What a play that came says of its spot. */
export function answerOf(result: PlayResult): Answer {
  if (result === "played") return "proven";
  return result === "cut" ? "cut" : "skipped";
}

/** By spot, the stretch around it in which something was asked for without a pause. */
function runsOf(spots: readonly DueSpot[]): Interval[] {
  const runs: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of spots) {
    const last = runs.at(-1);
    const goesOn = last && startMs - last.endMs < SILENCE_MS;
    if (goesOn) last.endMs = Math.max(last.endMs, endMs);
    runs.push(goesOn ? last : { startMs, endMs });
  }
  return runs;
}

/** Says why nothing answers for a spot. */
function silenceJudge(log: readonly LoggedPlay[], keys: ReadonlySet<string>, evidence: Evidence) {
  const { missing, contacts, final, nowMs } = evidence;
  const starts = log.map((play) => play.startMs);
  /** How far anything up to the n-th play was on. */
  const reached: number[] = [];
  for (const play of log) reached.push(Math.max(reached.at(-1) ?? Number.NEGATIVE_INFINITY, play.endMs));
  return (spot: DueSpot, run: Interval): Answer => {
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
    if (!long) return "unexplained";
    const heard = contacts[lowerBound(contacts, silentFrom + STARTING_MS)] ?? Number.POSITIVE_INFINITY;
    if (heard >= silentTo - STARTING_MS) return "offline";
    // While nothing is asked for, a device in contact proves nothing of the spots before or after.
    const from = Math.max(silentFrom, run.startMs, spot.startMs - HEARD_MS);
    const alive = contacts[lowerBound(contacts, from)] ?? Number.POSITIVE_INFINITY;
    return alive < Math.min(silentTo, run.endMs, spot.endMs + HEARD_MS) ? "unexplained" : "offline";
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
