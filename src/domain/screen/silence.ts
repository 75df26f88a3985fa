import type { Interval } from "../time/interval.ts";

/**
 * Since when a screen has been silent for too long; null while it has not. Silence counts within opening hours only: from
 * the last contact, or from when it opened (ms since 1970). `open` is the stretch of opening hours it is in, if any.
 */
export function silentSince(
  lastContactMs: number,
  open: Interval | null,
  nowMs: number,
  minutes: number,
): number | null {
  if (!open) return null;
  const since = Math.max(lastContactMs, open.startMs);
  return nowMs - since >= minutes * 60_000 ? since : null;
}
