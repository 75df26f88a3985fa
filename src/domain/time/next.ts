import { addDays } from "./day.ts";
import { localDayAt, localMidnight, wallInstants } from "./wall.ts";

/** The first time after an instant at which a zone's clocks show a minute of the day; where they jump over it, the start of that day. */
export function nextAt(nowMs: number, minuteOfDay: number, zone: string): number {
  for (let day = localDayAt(nowMs, zone); ; day = addDays(day, 1)) {
    const at = wallInstants(day, minuteOfDay, zone)[0] ?? localMidnight(day, zone);
    if (at > nowMs) return at;
  }
}
