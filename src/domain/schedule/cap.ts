export const HOUR_MS = 3_600_000;

/**
 * The earliest instant at or after `nowMs` at which a booking capped at `perHour` may start again; Infinity = not today.
 * Instants are elapsed ms of the local day, `startsMs` its starts so far today, ascending.
 *
 * Within the day: at most n starts in any half-open hour, by looking back n starts. Across midnight, without the other
 * day's plan: with g = ⌈3600 / n⌉ s, starts in the day's first and in its last hour are at least g apart and none falls
 * into the last g. An hour of which a lies before and b after midnight then holds at most (⌈a/g⌉ − 1) + ⌈b/g⌉ ≤ ⌈(a + b)/g⌉
 * ≤ n starts.
 */
export function nextStartMs(startsMs: readonly number[], perHour: number, nowMs: number, dayLengthMs: number): number {
  const gapMs = Math.ceil(3600 / perHour) * 1000;
  const lastHourMs = dayLengthMs - HOUR_MS;
  let at = nowMs;
  const oldest = startsMs[startsMs.length - perHour];
  if (oldest !== undefined) at = Math.max(at, oldest + HOUR_MS);
  const last = startsMs[startsMs.length - 1];
  if (last !== undefined && last < HOUR_MS) at = Math.max(at, Math.min(last + gapMs, HOUR_MS));
  if (last !== undefined && last >= lastHourMs) at = Math.max(at, last + gapMs);
  return at >= dayLengthMs - gapMs ? Number.POSITIVE_INFINITY : at;
}
