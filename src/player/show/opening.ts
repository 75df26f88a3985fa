import type { Window } from "../../contracts/window.ts";

/** `unknown` where the statutory calendar would have to be asked, which a player does not have. */
export type Opening = "open" | "closed" | "unknown";

type LocalTime = { day: string; minute: number };

/**
 * Whether a screen is open at an instant, judged from the manifest's opening hours alone. Plans are exact about
 * closed hours; this is for the time when there is no plan. Rules: scheduling.md §1.
 */
export function openingAt(windows: readonly Window[] | null, zone: string, nowMs: number): Opening {
  if (windows === null) return "open";
  const now = localTime(zone, nowMs);
  const verdicts = windows.map((window) => verdictOf(window, now));
  if (verdicts.includes("open")) return "open";
  return verdicts.includes("unknown") ? "unknown" : "closed";
}

function verdictOf(window: Window, now: LocalTime): Opening {
  const yesterday = previousDay(now.day);
  const parts = window.dayparts ?? [{ from: "00:00", to: "24:00" }];
  const hit = parts.some(({ from, to }) => {
    const start = minuteOf(from);
    const end = minuteOf(to);
    if (start < end) return now.minute >= start && now.minute < end && holdsOn(window, now.day);
    return (now.minute >= start && holdsOn(window, now.day)) || (now.minute < end && holdsOn(window, yesterday));
  });
  if (!hit) return "closed";
  return window.dayKind === undefined || window.dayKind === "any" ? "open" : "unknown";
}

/** A daypart that crosses midnight is judged on the day it starts: so is everything here. */
function holdsOn(window: Window, day: string): boolean {
  if (day < window.startsOn || day > window.endsOn) return false;
  if (window.except && window.except.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return window.weekdays === undefined || window.weekdays.includes(weekday);
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function previousDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(zone: string, nowMs: number): LocalTime {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hour12: false,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(nowMs).map((part): [string, string] => [part.type, part.value]));
  const part = (name: string) => parts.get(name) ?? "";
  return {
    day: `${part("year")}-${part("month")}-${part("day")}`,
    // Some engines write midnight as 24.
    minute: (Number(part("hour")) % 24) * 60 + Number(part("minute")),
  };
}
