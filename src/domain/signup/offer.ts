import type { StatutoryCalendar } from "../time/calendar.ts";
import { addWorkingHours } from "../time/working-hours.ts";

/** Exclusive end of an offer made at `nowMs` (epoch ms), never later than the event's cut-off. */
export function offerExpiresAt(
  nowMs: number,
  cutOff: number,
  { zone, offerHours }: { zone: string; offerHours: number },
  calendar: StatutoryCalendar,
): number {
  return Math.min(addWorkingHours(nowMs, offerHours, zone, calendar), cutOff);
}
