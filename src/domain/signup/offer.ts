import type { StatutoryCalendar } from "../time/calendar.ts";
import { addWorkingHours } from "../time/working-hours.ts";

/** How long an offered place waits for an answer. */
export const OFFER_WORKING_HOURS = 4;

/** Exclusive end of an offer made at `nowMs` (epoch ms), never later than the event's cut-off. */
export function offerExpiresAt(nowMs: number, cutOff: number, zone: string, calendar: StatutoryCalendar): number {
  return Math.min(addWorkingHours(nowMs, OFFER_WORKING_HOURS, zone, calendar), cutOff);
}
