import type { PlayRefusal, PlayResult } from "../../contracts/device.ts";
import type { Interval } from "../time/interval.ts";

/** A play as a screen tells it. Instants in ms since 1970, durations in ms. */
export interface PlayFacts {
  readonly seq: number;
  /** Null for what no plan asked for. */
  readonly plan: string | null;
  readonly spot: number | null;
  readonly material: string;
  readonly startedAtMs: number;
  readonly clockOffsetMs: number;
  readonly durationMs: number;
  readonly result: PlayResult;
  readonly code: string;
}

const SHA256 = /^[0-9a-f]{64}$/;
/** RFC 3339 with seconds and an offset, on a day that exists. */
const DAY = String.raw`(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8])))`;
const CLOCK = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;
const INSTANT = new RegExp(String.raw`^${DAY}T${CLOCK}:[0-5]\d(?:\.\d+)?(?:Z|[+-]${CLOCK})$`);
const RESULTS: readonly unknown[] = ["played", "cut", "skipped", "failed"] satisfies PlayResult[];
const MAX_SEQ = 2 ** 31 - 1;
const MAX_CODE = 40;

/** The `seq` of a row that may be unreadable otherwise; null when it has none. */
export function seqOf(row: unknown): number | null {
  const seq = isRecord(row) ? row["seq"] : null;
  return isInteger(seq) && seq >= 1 && seq <= MAX_SEQ ? seq : null;
}

/**
 * Reads one row of a batch by the contract's `Play`, or null when it is malformed; unknown fields are ignored. By hand,
 * because tens of thousands of them a second are read.
 */
export function readPlay(row: unknown): PlayFacts | null {
  if (!isRecord(row)) return null;
  const { plan, spot, material, startedAt, clockOffsetMs, durationMs, result, code } = row;
  const seq = seqOf(row);
  if (seq === null) return null;
  if (plan !== null && !(typeof plan === "string" && SHA256.test(plan))) return null;
  if (spot !== null && !(isInteger(spot) && spot >= 0)) return null;
  if (typeof material !== "string" || !SHA256.test(material)) return null;
  if (typeof startedAt !== "string" || !INSTANT.test(startedAt)) return null;
  const startedAtMs = Date.parse(startedAt);
  if (Number.isNaN(startedAtMs) || !isInteger(clockOffsetMs) || !isInteger(durationMs) || !isResult(result))
    return null;
  if (code !== undefined && !(typeof code === "string" && code.length <= MAX_CODE)) return null;
  return { seq, plan, spot, material, startedAtMs, clockOffsetMs, durationMs, result, code: code ?? "" };
}

/** What the screen had been asked to show there. */
export interface Promised {
  /** The spot that the play names; null when the screen was never given such a spot. */
  readonly spot: { readonly material: string; readonly durationMs: number } | null;
  /** Whether the screen was ever asked to show the material, in any plan or as its fallback. */
  readonly shown: boolean;
}

const FUTURE_MS = 5 * 60_000;
const OLD_MS = 30 * 86_400_000;
const LONGER_MS = 2_000;
/** The fallback may stand for a whole day; nothing is one play for longer. */
export const LONGEST_PLAY_MS = 86_400_000;

/** Why a play is refused (reach.md §2); null = accepted. Refused and counted, never clamped. */
export function refusalOf(play: PlayFacts, nowMs: number, promised: Promised): PlayRefusal | null {
  if (play.startedAtMs > nowMs + FUTURE_MS) return "in_the_future";
  // Judged by when it was shown, not by when we heard: a screen may report late after an outage.
  if (play.startedAtMs < nowMs - OLD_MS) return "too_old";
  if (play.durationMs < 0) return "ends_before_start";
  if (play.plan !== null && play.spot !== null) {
    if (promised.spot?.material !== play.material) return "not_in_plan";
    return play.durationMs > promised.spot.durationMs + LONGER_MS ? "longer_than_spot" : null;
  }
  if (!promised.shown) return "not_in_plan";
  return play.durationMs > LONGEST_PLAY_MS ? "longer_than_spot" : null;
}

/**
 * Whether a play may answer for a spot that stood there: a screen that followed its plan by a wrong clock showed the spot
 * at another time, which answers for nothing. Clocks may be off by as much as for the future.
 */
export function answersAt(startedAtMs: number, spot: Interval): boolean {
  return spot.startMs - FUTURE_MS <= startedAtMs && startedAtMs < spot.endMs + FUTURE_MS;
}

/** The instant by which a refused play is counted: when it says it started, if that can be, else when it came. */
export function believableStart(play: PlayFacts | null, nowMs: number): number {
  if (!play || play.startedAtMs > nowMs + FUTURE_MS || play.startedAtMs < nowMs - OLD_MS) return nowMs;
  return play.startedAtMs;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
function isResult(value: unknown): value is PlayResult {
  return RESULTS.includes(value);
}
