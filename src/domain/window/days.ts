import type { Window } from "../../contracts/window.ts";
import { plainKind, type StatutoryCalendar } from "../time/calendar.ts";
import { type DayNumber, dayNumber, dayText, weekdayOf } from "../time/day.ts";

/** Why a window does not hold on a starting day, in the order in which the rules are asked. */
export type DayRefusal = "outside_dates" | "excepted" | "wrong_weekday" | "wrong_day_kind";

/** Judges one starting day after another; parses the window once. */
export function dayRule(window: Window, calendar: StatutoryCalendar): (day: DayNumber) => DayRefusal | null {
  const first = dayNumber(window.startsOn);
  const last = dayNumber(window.endsOn);
  const weekdays = window.weekdays ? new Set(window.weekdays) : null;
  const except = new Set((window.except ?? []).map(dayNumber));
  const kind = window.dayKind ?? "any";
  return (day) => {
    if (day < first || day > last) return "outside_dates";
    if (except.has(day)) return "excepted";
    if (weekdays && !weekdays.has(weekdayOf(day))) return "wrong_weekday";
    if (kind !== "any" && kindOf(day, calendar) !== kind) return "wrong_day_kind";
    return null;
  };
}

function kindOf(day: DayNumber, calendar: StatutoryCalendar): "workday" | "restday" {
  const text = dayText(day);
  const kind = calendar.kindOf(text);
  return kind === "unknown" ? plainKind(text) : kind;
}

/**
 * The days in `[fromDay, toDay]` on which some window asks for a day kind that the calendar does not know yet; Monday to
 * Friday were taken as workdays there. Sorted, `YYYY-MM-DD`.
 */
export function unconfirmedDays(
  windows: readonly Window[],
  fromDay: string,
  toDay: string,
  calendar: StatutoryCalendar,
): string[] {
  const found = new Set<string>();
  for (const window of windows) {
    if (!window.dayKind || window.dayKind === "any") continue;
    const { dayKind: _, ...otherwise } = window;
    const rule = dayRule(otherwise, calendar);
    const first = Math.max(dayNumber(fromDay), dayNumber(window.startsOn));
    const last = Math.min(dayNumber(toDay), dayNumber(window.endsOn));
    for (let day = first; day <= last; day++) {
      const text = dayText(day);
      if (rule(day) === null && calendar.kindOf(text) === "unknown") found.add(text);
    }
  }
  return [...found].sort();
}
