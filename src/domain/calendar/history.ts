import type { OfficialDay } from "../../contracts/calendar.ts";
import type { Window } from "../../contracts/window.ts";
import { plainKind, statutoryCalendar, type StatutoryCalendar } from "../time/calendar.ts";
import { addDays } from "../time/day.ts";
import { localDayAt } from "../time/wall.ts";

/** A year's table as it was imported at an instant (epoch ms); an empty one withdraws the year's table before it. */
export interface TableImport {
  readonly year: number;
  readonly atMs: number;
  readonly rows: readonly OfficialDay[];
}

/** What was known of the statutory calendar, and since when: a plan follows what was known as it ran (G10). */
export interface CalendarHistory {
  /** The calendar in force at an instant; the same object as long as nothing was imported. */
  at(atMs: number): StatutoryCalendar;
  /** The instants of imports, ascending. */
  readonly changes: readonly number[];
}

/** `imports` in the order in which they were made. */
export function calendarHistory(imports: readonly TableImport[]): CalendarHistory {
  const changes = [...new Set(imports.map(({ atMs }) => atMs))].sort((a, b) => a - b);
  const made = new Map<number, StatutoryCalendar>();
  return {
    changes,
    at(atMs) {
      const known = changes.findLast((change) => change <= atMs) ?? Number.NEGATIVE_INFINITY;
      const before = made.get(known);
      if (before) return before;
      const tables = new Map(imports.filter((table) => table.atMs <= known).map(({ year, rows }) => [year, rows]));
      const calendar = statutoryCalendar([...tables.values()].flat());
      made.set(known, calendar);
      return calendar;
    },
  };
}

/**
 * The windows with their day kinds judged beforehand for every starting day that can matter within `[startMs, endMs)`:
 * for a stretch in which another calendar is in force than the one the day began with.
 */
export function judged(
  windows: readonly Window[],
  zone: string,
  startMs: number,
  endMs: number,
  calendar: StatutoryCalendar,
): Window[] {
  return windows.map((window) => {
    const { dayKind = "any", ...rest } = window;
    if (dayKind === "any") return window;
    const wrong = daysOf(zone, startMs, endMs).filter((day) => kindOf(day, calendar) !== dayKind);
    return { ...rest, except: [...(window.except ?? []), ...wrong] };
  });
}

/** Do two calendars see a day kind of these windows differently within `[startMs, endMs)`? */
export function differs(
  windows: readonly Window[],
  zone: string,
  startMs: number,
  endMs: number,
  a: StatutoryCalendar,
  b: StatutoryCalendar,
): boolean {
  if (a === b || windows.every(({ dayKind = "any" }) => dayKind === "any")) return false;
  return daysOf(zone, startMs, endMs).some((day) => kindOf(day, a) !== kindOf(day, b));
}

/** The starting days whose dayparts can reach into the stretch: one before it, too. */
function daysOf(zone: string, startMs: number, endMs: number): string[] {
  const last = localDayAt(endMs - 1, zone);
  const days: string[] = [];
  for (let day = addDays(localDayAt(startMs, zone), -1); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

function kindOf(day: string, calendar: StatutoryCalendar): "workday" | "restday" {
  const kind = calendar.kindOf(day);
  return kind === "unknown" ? plainKind(day) : kind;
}
