import type { DayPlan } from "../../contracts/plan.ts";

/** One spot of a plan. Elapsed ms since local midnight. */
export interface PlanSpot {
  readonly startMs: number;
  readonly durationMs: number;
  /** Index into `plan.items`. */
  readonly item: number;
  /** Ends before its item does. */
  readonly cut: boolean;
}

/** Where a plan stands: in a spot, or between spots (closed, or nothing planned). */
export type Position =
  | {
      readonly spot: number;
      /** Index into `plan.items`. */
      readonly item: number;
      /** How long the spot has run, ms. */
      readonly offsetMs: number;
      /** Elapsed ms since local midnight at which it started … */
      readonly startedAtMs: number;
      /** … and ends. */
      readonly endsAtMs: number;
    }
  | {
      readonly spot: null;
      /** Elapsed ms since local midnight at which the next spot starts; `null` = nothing more today. */
      readonly closedUntilMs: number | null;
    };

/** When each spot starts and ends, added up once per plan. */
interface Timetable {
  readonly startMs: Int32Array;
  readonly endMs: Int32Array;
  readonly item: Int32Array;
}

const timetables = new WeakMap<DayPlan, Timetable>();

// For the player as for everybody: ES2018, no dependencies.

/** What a plan shows `elapsedMs` after local midnight. O(log spots). */
export function positionAt(plan: DayPlan, elapsedMs: number): Position {
  const { startMs, endMs, item } = timetableOf(plan);
  let low = 0;
  let high = startMs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startMs[middle] ?? 0) <= elapsedMs) low = middle + 1;
    else high = middle;
  }
  const spot = low - 1;
  const startedAtMs = startMs[spot] ?? 0;
  const endsAtMs = endMs[spot] ?? 0;
  if (elapsedMs < endsAtMs)
    return { spot, item: item[spot] ?? 0, offsetMs: elapsedMs - startedAtMs, startedAtMs, endsAtMs };
  return { spot: null, closedUntilMs: startMs[low] ?? null };
}

/** A spot by its number; `null` = the plan has no such spot. */
export function spotOf(plan: DayPlan, spot: number): PlanSpot | null {
  const { startMs, endMs, item } = timetableOf(plan);
  const start = startMs[spot];
  const index = item[spot];
  if (start === undefined || index === undefined) return null;
  const durationMs = (endMs[spot] ?? 0) - start;
  return { startMs: start, durationMs, item: index, cut: durationMs < (plan.items[index]?.durationMs ?? 0) };
}

/** All spots of a plan by number. */
export function spotsOf(plan: DayPlan): PlanSpot[] {
  return Array.from(timetableOf(plan).startMs, (_, spot) => spotOf(plan, spot)).filter((spot) => spot !== null);
}

function timetableOf(plan: DayPlan): Timetable {
  const known = timetables.get(plan);
  if (known) return known;
  const count = plan.spots.reduce((sum, run) => sum + run.length - 1, 0);
  const made = { startMs: new Int32Array(count), endMs: new Int32Array(count), item: new Int32Array(count) };
  const lengths = new Map(plan.exceptions.map(([spot, durationMs]): [number, number] => [spot, durationMs]));
  let spot = 0;
  for (const [runMs, ...items] of plan.spots) {
    let atMs = runMs ?? 0;
    for (const item of items) {
      made.startMs[spot] = atMs;
      made.item[spot] = item;
      atMs += lengths.get(spot) ?? plan.items[item]?.durationMs ?? 0;
      made.endMs[spot] = atMs;
      spot += 1;
    }
  }
  timetables.set(plan, made);
  return made;
}
