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
  daypart_empty: {
    zh: "时段的开始和结束不能相同，全天请不填时段",
    en: "A daypart must not start and end at the same time; for the whole day leave dayparts out",
  },
  end_before_start: {
    zh: "结束日期早于开始日期，应为同一天或更晚",
    en: "The last day is before the first day; the same day or a later one is right",
  },
  day_unknown: {
    zh: "日期不存在，应为日历上的一天，如 2026-06-30",
    en: "There is no such day; a day of the calendar such as 2026-06-30 is right",
  },
  too_long: { zh: "一个窗口最长十年", en: "A window spans ten years at most" },
} as const;

/** What is wrong with a zone name; empty when the zone data knows it. */
export function zoneProblems(zone: string, path: readonly (string | number)[] = ["zone"]): WindowProblem[] {
  if (isKnownZone(zone)) return [];
  const zh = `未知时区 ${zone}，应为 IANA 时区名，如 Asia/Shanghai`;
  const en = `Unknown zone ${zone}; an IANA name such as Asia/Shanghai is right`;
  return [{ path, code: "zone_unknown", message: { zh, en } }];
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

function problem(code: keyof typeof messages, path: readonly (string | number)[]): WindowProblem {
  return { path, code, message: messages[code] };
}
