import { invalid } from "../../contracts/problem.ts";
import { statutoryCalendar } from "../../domain/time/calendar.ts";
import { DAY_MS } from "../../domain/time/day.ts";
import { instantText, localDayAt } from "../../domain/time/wall.ts";
import { activeIntervals } from "../../domain/window/active.ts";
import { unconfirmedDays } from "../../domain/window/days.ts";
import { requireWindows, requireZone } from "../../platform/reference.ts";
import type { Verb } from "../verb.ts";

const MAX_DAYS = 400;

/** When would it be on the air: maximal, sorted intervals in the zone's own time. Writes nothing. */
export const previewBooking: Verb<"booking.preview"> = (_tx, _actor, { body }) => {
  const { zone, windows } = body;
  requireZone("zone", zone);
  requireWindows("windows", windows);
  const fromMs = Date.parse(body.from);
  const toMs = Date.parse(body.to);
  if (toMs <= fromMs) throw invalid("to", "应晚于开始时刻", "Must be later than from");
  if (toMs - fromMs > MAX_DAYS * DAY_MS)
    throw invalid("to", `最多 ${MAX_DAYS} 天`, `At most ${MAX_DAYS} days after from`);
  const calendar = statutoryCalendar();
  const intervals = activeIntervals(windows, zone, fromMs, toMs, calendar).map(({ startMs, endMs }) => ({
    start: instantText(startMs, zone),
    end: instantText(endMs, zone),
  }));
  const days = unconfirmedDays(windows, localDayAt(fromMs, zone), localDayAt(toMs - 1, zone), calendar);
  return { intervals, unconfirmedDays: days };
};
