import { addDays, daysBetween } from "../../domain/time/day.ts";
import { wallClock } from "../../domain/time/wall.ts";

export interface Interval {
  start: string;
  end: string;
}
/** Days, one after the other, with the same hours; what touches midnight reads 24:00. */
export interface DayRun {
  first: string;
  last: string;
  hours: string;
}

/** Intervals by the local day, days with the same hours together. */
export function dayRuns(intervals: readonly Interval[], zone: string): DayRun[] {
  const days = new Map<string, string[]>();
  for (const { day, from, to } of intervals.flatMap((one) => byDay(one, zone)))
    days.set(day, [...(days.get(day) ?? []), `${from}–${to}`]);
  const runs: DayRun[] = [];
  for (const [day, parts] of days) {
    const run = runs.at(-1);
    const hours = parts.join("、");
    if (run && run.hours === hours && addDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}

/** How many days the runs hold. */
export function daysIn(runs: readonly DayRun[]): number {
  return runs.reduce((sum, { first, last }) => sum + daysBetween(first, last) + 1, 0);
}

/** The local day and time of an instant. */
export function wallOf(atMs: number, zone: string): { day: string; time: string } {
  const wall = new Date(wallClock(atMs, zone)).toISOString();
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) };
}

// An interval may run for days: each local day has its own part.
function byDay({ start, end }: Interval, zone: string): { day: string; from: string; to: string }[] {
  const parts = [];
  const last = wallOf(Date.parse(end) - 1, zone).day;
  const endsAt = wallOf(Date.parse(end), zone).time;
  let { day, time: from } = wallOf(Date.parse(start), zone);
  for (; day <= last; day = addDays(day, 1)) {
    parts.push({ day, from, to: day < last || endsAt === "00:00" ? "24:00" : endsAt });
    from = "00:00";
  }
  return parts;
}
