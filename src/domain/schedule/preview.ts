import type { Window } from "../../contracts/window.ts";
import type { StatutoryCalendar } from "../time/calendar.ts";
import { DAY_MS } from "../time/day.ts";
import type { Interval } from "../time/interval.ts";
import { localDayAt } from "../time/wall.ts";
import { activeIntervals } from "../window/active.ts";
import { unconfirmedDays } from "../window/days.ts";
import { windowProblems, zoneProblems } from "../window/problems.ts";
import { problem, rangeTooLong } from "./problem.ts";
import type { ScheduleProblem } from "./types.ts";

export interface PreviewInput {
  readonly zone: string;
  readonly windows: readonly Window[];
  readonly fromMs: number;
  readonly toMs: number;
}

const MAX_PREVIEW_DAYS = 400;

/** Why a preview cannot be asked; empty = fine. */
export function previewProblems({ zone, windows, fromMs, toMs }: PreviewInput): ScheduleProblem[] {
  const found: ScheduleProblem[] = [...zoneProblems(zone), ...windowProblems(windows, ["windows"])];
  if (fromMs >= toMs) found.push(problem("end_before_start", ["to"]));
  if (toMs - fromMs > MAX_PREVIEW_DAYS * DAY_MS + DAY_MS / 24) found.push(rangeTooLong(MAX_PREVIEW_DAYS, ["to"]));
  return found;
}

/** When would it be on the air: maximal sorted intervals, and the days whose day kind is a guess. Epoch ms. */
export function preview(
  { zone, windows, fromMs, toMs }: PreviewInput,
  calendar: StatutoryCalendar,
): { intervals: Interval[]; unconfirmedDays: string[] } {
  return {
    intervals: activeIntervals(windows, zone, fromMs, toMs, calendar),
    unconfirmedDays: unconfirmedDays(windows, localDayAt(fromMs, zone), localDayAt(toMs - 1, zone), calendar),
  };
}
