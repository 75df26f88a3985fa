import type { DayBooking, ResolvedDay } from "./resolve.ts";
import type { Spot } from "./run.ts";
import type { Segment, Timeline } from "./timeline.ts";

/** When what is known changes, elapsed ms: 0 and every instant of the history inside the day. */
export function editInstants(day: ResolvedDay): number[] {
  const instants = new Set([0]);
  for (const { fromMs, untilMs, items } of day.bookings) {
    for (const at of [fromMs, untilMs, ...items.map(({ withdrawnMs }) => withdrawnMs)]) {
      if (at !== null && at < day.lengthMs) instants.add(at);
    }
  }
  return [...instants].sort((a, b) => a - b);
}

/**
 * Where the spot on the air at an edit ends: it finishes, unless it was cancelled, withdrawn, or a takeover begins or
 * ends meanwhile. `timeline` is what is known at `editMs`, `left` the segment that ran till then.
 */
export function cutInstant(day: ResolvedDay, spot: Spot, editMs: number, timeline: Timeline, left: Segment | null) {
  const { booking, item } = spot;
  const endMs = spot.startMs + spot.durationMs;
  if (booking !== null && wasCancelled(day, booking.id, editMs)) return editMs;
  const withdrawnMs = item?.withdrawnMs ?? null;
  if (withdrawnMs !== null && withdrawnMs <= editMs) return editMs;
  for (const segment of timeline.main) {
    if (segment.endMs <= editMs) continue;
    if (segment.startMs >= endMs) break;
    const holder = segment.members[0]?.booking.id;
    const goesOn = segment.startMs <= editMs && left?.members[0]?.booking.id === holder;
    const own = segment.members.some((member) => member.booking.id === booking?.id);
    if (
      !own &&
      !(segment.tier === "takeover" && goesOn) &&
      (segment.tier === "takeover" || booking?.tier === "takeover")
    )
      return Math.max(editMs, segment.startMs);
  }
  return endMs;
}

/** An edit that takes a booking off this day lets its spot finish; only a cancellation cuts it. */
function wasCancelled(day: ResolvedDay, id: string, byMs: number): boolean {
  const own = day.bookings.filter((version) => version.id === id);
  return (
    !own.some((version) => isInForce(version, byMs)) &&
    own.some(({ cancelled, untilMs }) => cancelled && untilMs !== null && untilMs <= byMs)
  );
}

/** Whether a booking is part of what is known at an instant. */
export function isInForce({ fromMs, untilMs }: DayBooking, atMs: number): boolean {
  return fromMs <= atMs && (untilMs === null || untilMs > atMs);
}
