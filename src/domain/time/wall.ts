import { DAY_MS, dayNumber, dayText } from "./day.ts";
import type { Interval } from "./interval.ts";
import { type OffsetStretch, offsetStretches } from "./zone.ts";

/*
 * Wall clock ms: what the local clock shows, counted as if it were UTC. A wall time w is shown at every instant
 * t = w − offset that lies in a stretch with that offset: at none when clocks jump over it, at two when they go back.
 */

/** Offsets of every known zone lie within ±26 h; searching two days around is enough. */
const MARGIN_MS = 2 * DAY_MS;

/** The instants (0, 1 or 2, epoch ms, ascending) at which a zone's clock shows `minuteOfDay` on `day`. */
export function wallInstants(day: string, minuteOfDay: number, zone: string): number[] {
  const wall = dayNumber(day) * DAY_MS + minuteOfDay * 60_000;
  return offsetStretches(zone, wall - MARGIN_MS, wall + MARGIN_MS)
    .filter(({ startMs, endMs, offsetMs }) => wall - offsetMs >= startMs && wall - offsetMs < endMs)
    .map(({ offsetMs }) => wall - offsetMs);
}

/**
 * The first instant (epoch ms) of a local day: where the clock first shows `00:00` or something later. Days tile time:
 * a day's last instant comes just before the next day's first.
 */
export function localMidnight(day: string, zone: string): number {
  const wall = dayNumber(day) * DAY_MS;
  let first = Number.POSITIVE_INFINITY;
  for (const { startMs, endMs, offsetMs } of offsetStretches(zone, wall - MARGIN_MS, wall + MARGIN_MS)) {
    const at = Math.max(startMs, wall - offsetMs);
    if (at < endMs) first = Math.min(first, at);
  }
  return first;
}

/** The local day (`YYYY-MM-DD`) in which an instant lies. */
export function localDayAt(atMs: number, zone: string): string {
  return dayText(Math.floor(wallClock(atMs, zone) / DAY_MS));
}

/** Wall clock ms at an instant. */
export function wallClock(atMs: number, zone: string): number {
  return atMs + offsetAt(atMs, zone);
}

/** The zone's offset from UTC (ms, positive east) at an instant. */
export function offsetAt(atMs: number, zone: string): number {
  const stretch = offsetStretches(zone, atMs, atMs + 1).find(({ startMs, endMs }) => startMs <= atMs && atMs < endMs);
  if (!stretch) throw new RangeError(`no offset of ${zone} at ${atMs}`);
  return stretch.offsetMs;
}

/**
 * The instants at which the clock shows a time in the half-open wall interval, as sorted intervals within the given
 * stretches: what does not exist disappears, what exists twice comes twice.
 */
export function wallImages(wallStartMs: number, wallEndMs: number, stretches: readonly OffsetStretch[]): Interval[] {
  const images: Interval[] = [];
  for (const { startMs, endMs, offsetMs } of stretches) {
    const from = Math.max(startMs, wallStartMs - offsetMs);
    const to = Math.min(endMs, wallEndMs - offsetMs);
    if (from < to) images.push({ startMs: from, endMs: to });
  }
  return images;
}

/** RFC 3339 with the zone's offset; milliseconds only where there are any: `2026-06-15T08:00:00+08:00`. */
export function instantText(atMs: number, zone: string): string {
  const offsetMs = offsetAt(atMs, zone);
  const wall = new Date(atMs + offsetMs).toISOString();
  const minutes = Math.abs(Math.round(offsetMs / 60_000));
  const two = (value: number) => String(value).padStart(2, "0");
  const sign = offsetMs < 0 ? "-" : "+";
  const clock = wall.endsWith(".000Z") ? wall.slice(0, 19) : wall.slice(0, 23);
  return `${clock}${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
