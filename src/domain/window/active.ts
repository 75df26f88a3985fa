import type { Daypart, Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../time/calendar.ts";
import { DAY_MS, dayNumber } from "../time/day.ts";
import { intersection, type Interval, union } from "../time/interval.ts";
import { localDayAt, wallImages } from "../time/wall.ts";
import { offsetStretches } from "../time/zone.ts";
import { dayRule } from "./days.ts";

/**
 * When at least one of the windows holds, within `[fromMs, toMs)` (epoch ms): maximal, sorted, half-open intervals. Days,
 * weekdays, day kinds and exceptions are judged on the local day on which a daypart starts; local times that clocks jump
 * over never hold, those that come twice hold twice.
 */
export function activeIntervals(
  windows: readonly Window[],
  zone: string,
  fromMs: number,
  toMs: number,
  calendar: StatutoryCalendar,
): Interval[] {
  if (fromMs >= toMs) return [];
  // A daypart that started the day before may still run: begin one day early.
  const firstDay = dayNumber(localDayAt(fromMs, zone)) - 1;
  const lastDay = dayNumber(localDayAt(toMs - 1, zone));
  const stretches = offsetStretches(zone, fromMs - DAY_MS, toMs + DAY_MS);
  const wall = windows.flatMap((window) => wallIntervals(window, firstDay, lastDay, calendar));
  const images = union(wall).flatMap(({ startMs, endMs }) => wallImages(startMs, endMs, stretches));
  return intersection(union(images), [{ startMs: fromMs, endMs: toMs }]);
}

/** Does the window hold at this instant (epoch ms)? */
export function isActive(window: Window, atMs: number, zone: string, calendar: StatutoryCalendar): boolean {
  return activeIntervals([window], zone, atMs, atMs + 1, calendar).length > 0;
}

/** A daypart as ms from the midnight that starts its day; the end lies beyond 24 h when it crosses midnight. */
export function daypartSpan(part: Daypart): Interval {
  const startMs = minuteOf(part.from) * 60_000;
  const endMs = minuteOf(part.to) * 60_000;
  return { startMs, endMs: endMs <= startMs ? endMs + DAY_MS : endMs };
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

const ALL_DAY: readonly Interval[] = [{ startMs: 0, endMs: DAY_MS }];

/** The window over starting days `[firstDay, lastDay]` in wall clock ms, sorted per day, not yet merged. */
function wallIntervals(window: Window, firstDay: number, lastDay: number, calendar: StatutoryCalendar): Interval[] {
  const spans = window.dayparts ? union(window.dayparts.map(daypartSpan)) : ALL_DAY;
  const refusal = dayRule(window, calendar);
  const first = Math.max(firstDay, dayNumber(window.startsOn));
  const last = Math.min(lastDay, dayNumber(window.endsOn));
  const intervals: Interval[] = [];
  for (let day = first; day <= last; day++) {
    if (refusal(day) !== null) continue;
    for (const { startMs, endMs } of spans) {
      intervals.push({ startMs: day * DAY_MS + startMs, endMs: day * DAY_MS + endMs });
    }
  }
  return intervals;
}
