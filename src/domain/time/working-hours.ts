import { type StatutoryCalendar, plainKind } from "./calendar.ts";
import { addDays } from "./day.ts";
import { localDayAt, wallInstants } from "./wall.ts";

const OPENS_AT_MINUTE = 9 * 60;
const CLOSES_AT_MINUTE = 18 * 60;

/**
 * The instant (epoch ms) at which `hours` working hours have passed since `startMs`. Working hours run 09:00–18:00 local
 * time on workdays of the statutory calendar; days that it does not know count Monday to Friday. `hours` ≥ 0; zero hours
 * from outside working hours end at the next opening.
 */
export function addWorkingHours(startMs: number, hours: number, zone: string, calendar: StatutoryCalendar): number {
  let leftMs = Math.round(hours * 3_600_000);
  let day = localDayAt(startMs, zone);
  for (;;) {
    const kind = calendar.kindOf(day);
    if ((kind === "unknown" ? plainKind(day) : kind) === "workday") {
      const opens = wallInstants(day, OPENS_AT_MINUTE, zone)[0];
      const closes = wallInstants(day, CLOSES_AT_MINUTE, zone).at(-1);
      if (opens !== undefined && closes !== undefined) {
        const from = Math.max(startMs, opens);
        if (from < closes && leftMs <= closes - from) return from + leftMs;
        leftMs -= Math.max(0, closes - from);
      }
    }
    day = addDays(day, 1);
  }
}
