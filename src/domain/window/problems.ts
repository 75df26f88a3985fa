import type { Window } from "../../contracts/window.ts";
import { dayNumber } from "../time/day.ts";
import { isKnownZone } from "../time/zone.ts";

/** A refusal as data: where in the body, a stable code, words for people. */
export interface WindowProblem {
  readonly path: readonly (string | number)[];
  readonly code: "daypart_empty" | "end_before_start" | "day_unknown" | "zone_unknown" | "too_long";
  readonly message: { readonly zh: string; readonly en: string };
}

const MAX_DAYS = 3660;

const messages = {
  daypart_empty: { zh: "时段的开始和结束不能相同", en: "A daypart must not start and end at the same time" },
  end_before_start: { zh: "结束日期早于开始日期", en: "The last day is before the first day" },
  day_unknown: { zh: "日期不存在", en: "There is no such day" },
  zone_unknown: { zh: "未知的时区", en: "Unknown time zone" },
  too_long: { zh: "一个窗口最长十年", en: "A window spans ten years at most" },
} as const;

/** What is wrong with a zone name; empty when the zone data knows it. */
export function zoneProblems(zone: string, path: readonly (string | number)[] = ["zone"]): WindowProblem[] {
  return isKnownZone(zone) ? [] : [problem("zone_unknown", path)];
}

/** What the shape alone cannot tell: days of the calendar, order, empty dayparts. Empty = fine. */
export function windowProblems(windows: readonly Window[], path: readonly (string | number)[] = []): WindowProblem[] {
  return windows.flatMap((window, index) => problemsOf(window, [...path, index]));
}

function problemsOf(window: Window, path: readonly (string | number)[]): WindowProblem[] {
  const found: WindowProblem[] = [];
  for (const key of ["startsOn", "endsOn"] as const) {
    if (!isDay(window[key])) found.push(problem("day_unknown", [...path, key]));
  }
  for (const [index, day] of (window.except ?? []).entries()) {
    if (!isDay(day)) found.push(problem("day_unknown", [...path, "except", index]));
  }
  if (found.length > 0) return found;
  const days = dayNumber(window.endsOn) - dayNumber(window.startsOn);
  if (days < 0) found.push(problem("end_before_start", [...path, "endsOn"]));
  if (days > MAX_DAYS) found.push(problem("too_long", [...path, "endsOn"]));
  const parts = window.dayparts ?? [];
  for (const [index, part] of parts.entries()) {
    if (part.from === part.to) found.push(problem("daypart_empty", [...path, "dayparts", index, "to"]));
  }
  return found;
}

function isDay(text: string): boolean {
  try {
    dayNumber(text);
    return true;
  } catch {
    return false;
  }
}

function problem(code: WindowProblem["code"], path: readonly (string | number)[]): WindowProblem {
  return { path, code, message: messages[code] };
}
