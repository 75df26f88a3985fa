import { plainKind, type StatutoryCalendar } from "../time/calendar.ts";
import { addDays } from "../time/day.ts";
import { localDayAt, localMidnight } from "../time/wall.ts";

/**
 * The instant (epoch ms, exclusive) until which a filing is on time: the end of workday number `dueDays` after the local day on
 * which the event ended. Days that the statutory calendar does not know count Monday to Friday.
 */
export function outcomeDueAt(
  endsAt: number,
  { zone, dueDays }: { zone: string; dueDays: number },
  calendar: StatutoryCalendar,
): number {
  let day = localDayAt(endsAt, zone);
  for (let left = dueDays; left > 0;) {
    day = addDays(day, 1);
    const kind = calendar.kindOf(day);
    if ((kind === "unknown" ? plainKind(day) : kind) === "workday") left -= 1;
  }
  return localMidnight(addDays(day, 1), zone);
}
