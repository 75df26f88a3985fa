import { plusDays, wallOf } from "../text/time.ts";

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
    if (run && run.hours === hours && plusDays(run.last, 1) === day) run.last = day;
    else runs.push({ first: day, last: day, hours });
  }
  return runs;
}

/** How many days the runs hold. */
export function daysIn(runs: readonly DayRun[]): number {
  return runs.reduce(
    (sum, { first, last }) => sum + Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1,
    0,
  );
}

// An interval may run for days: each local day has its own part.
function byDay({ start, end }: Interval, zone: string): { day: string; from: string; to: string }[] {
  const parts = [];
  const last = wallOf(Date.parse(end) - 1, zone).day;
  const endsAt = wallOf(end, zone).time;
  let { day, time: from } = wallOf(start, zone);
  for (; day <= last; day = plusDays(day, 1)) {
    parts.push({ day, from, to: day < last || endsAt === "00:00" ? "24:00" : endsAt });
    from = "00:00";
  }
  return parts;
}
