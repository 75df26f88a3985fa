import type { Interval } from "../time/interval.ts";
import { localDayAt } from "../time/wall.ts";

/** What was aimed at a screen from an instant on, and when it would be on the air (epoch ms). */
export interface Aiming {
  readonly title: string;
  readonly fromMs: number;
  /** Null = still. */
  readonly untilMs: number | null;
  readonly intervals: readonly Interval[];
}

/** One stretch on the air as a calendar keeps it: the same `key` through every change. */
export interface Occurrence extends Interval {
  readonly key: string;
  readonly title: string;
  /** Grows with every change of it (RFC 5545 §3.8.7.4). */
  readonly sequence: number;
  readonly cancelled: boolean;
  /** When it was last changed. */
  readonly changedMs: number;
}

/**
 * A booking's occurrences on one screen through its history, `aimings` by start. Named by the local day on which they
 * begin and their place in it, so a change of hours moves an occurrence; one that a change takes away, or that ends with
 * the booking, is cancelled. What was over before a change stays as it was.
 */
export function occurrencesOf(booking: string, aimings: readonly Aiming[], zone: string): Occurrence[] {
  const known = new Map<string, Occurrence>();
  let sequence = -1;
  for (const [index, { title, fromMs, untilMs, intervals }] of aimings.entries()) {
    sequence += 1;
    const now = keyed(booking, intervals, zone);
    for (const [key, before] of known) {
      if (!now.has(key) && before.endMs > fromMs && !before.cancelled)
        known.set(key, { ...before, sequence, cancelled: true, changedMs: fromMs });
    }
    for (const [key, { startMs, endMs }] of now) {
      if (endMs <= fromMs) continue;
      known.set(key, { key, title, startMs, endMs, sequence, cancelled: false, changedMs: fromMs });
    }
    if (untilMs === null || aimings[index + 1]?.fromMs === untilMs) continue;
    sequence += 1;
    for (const [key, before] of known) {
      if (before.endMs > untilMs && !before.cancelled)
        known.set(key, { ...before, sequence, cancelled: true, changedMs: untilMs });
    }
  }
  return [...known.values()].sort((a, b) => a.startMs - b.startMs);
}

function keyed(booking: string, intervals: readonly Interval[], zone: string): Map<string, Interval> {
  const places = new Map<string, number>();
  return new Map(
    intervals.map((interval) => {
      const day = localDayAt(interval.startMs, zone).replaceAll("-", "");
      const place = (places.get(day) ?? 0) + 1;
      places.set(day, place);
      return [`${booking}-${day}-${place}`, interval];
    }),
  );
}
