import type { Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../time/calendar.ts";
import { addDays, DAY_MS } from "../time/day.ts";
import { localMidnight } from "../time/wall.ts";
import { activeIntervals } from "../window/active.ts";

/** Where an approved booking stands by the clock. */
export type Phase = "scheduled" | "on_air" | "ended";

/** Looking this far first finds the next daypart of nearly every booking, without going through years of days. */
const NEAR_MS = 8 * DAY_MS;

/** `on_air` inside a window, `ended` when none will hold again; exceptions and day kinds are judged. */
export function phaseOf(windows: readonly Window[], zone: string, nowMs: number, calendar: StatutoryCalendar): Phase {
  const holds = (fromMs: number, toMs: number) => activeIntervals(windows, zone, fromMs, toMs, calendar).length > 0;
  if (holds(nowMs, nowMs + 1)) return "on_air";
  const lastDay = windows.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), "");
  if (lastDay === "") return "ended";
  // A daypart that crosses midnight runs into the day after its last one.
  const overMs = localMidnight(addDays(lastDay, 2), zone);
  if (holds(nowMs, Math.min(nowMs + NEAR_MS, overMs))) return "scheduled";
  return holds(nowMs + NEAR_MS, overMs) ? "scheduled" : "ended";
}
