import type { DayPlan } from "../../contracts/plan.ts";

/** Where a plan stands: in a spot, or between spots (closed, or nothing planned). */
export type Position =
  | {
      readonly spot: number;
      /** Index into `plan.items`. */
      readonly item: number;
      /** How long the spot has run, ms. */
      readonly offsetMs: number;
      /** Elapsed ms since local midnight at which it ends. */
      readonly endsAtMs: number;
    }
  | {
      readonly spot: null;
      /** Elapsed ms since local midnight at which the next spot starts; `null` = nothing more today. */
      readonly closedUntilMs: number | null;
    };

/**
 * What a plan shows `elapsedMs` after local midnight. O(log spots). For the player: ES2018, no dependencies.
 */
export function positionAt(plan: DayPlan, elapsedMs: number): Position {
  let low = 0;
  let high = plan.spots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const spot = plan.spots[middle];
    if (spot && spot[0] <= elapsedMs) low = middle + 1;
    else high = middle;
  }
  const index = low - 1;
  const current = plan.spots[index];
  if (current) {
    const endsAtMs = current[0] + spotDurationMs(plan, index);
    if (elapsedMs < endsAtMs) return { spot: index, item: current[1], offsetMs: elapsedMs - current[0], endsAtMs };
  }
  const next = plan.spots[low];
  return { spot: null, closedUntilMs: next ? next[0] : null };
}

/** How long a spot lasts (ms): its item's duration unless an exception says otherwise. 0 for an unknown spot. */
export function spotDurationMs(plan: DayPlan, spot: number): number {
  let low = 0;
  let high = plan.exceptions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const exception = plan.exceptions[middle];
    if (exception && exception[0] < spot) low = middle + 1;
    else high = middle;
  }
  const exception = plan.exceptions[low];
  if (exception && exception[0] === spot) return exception[1];
  const entry = plan.spots[spot];
  const item = entry && plan.items[entry[1]];
  return item ? item.durationMs : 0;
}
