import { preview, previewProblems } from "../../domain/schedule/preview.ts";
import { instantText } from "../../domain/time/wall.ts";
import { requireNone } from "../../platform/reference.ts";
import { calendarOf } from "../calendar/table.ts";
import type { Verb } from "../verb.ts";

/** When would it be on the air: maximal, sorted intervals in the zone's own time. Writes nothing. */
export const previewBooking: Verb<"booking.preview"> = (tx, _actor, { body }) => {
  const { zone, windows, from, to } = body;
  const input = { zone, windows, fromMs: Date.parse(from), toMs: Date.parse(to) };
  requireNone(previewProblems(input));
  const { intervals, unconfirmedDays } = preview(input, calendarOf(tx));
  return {
    intervals: intervals.map(({ startMs, endMs }) => ({
      start: instantText(startMs, zone),
      end: instantText(endMs, zone),
    })),
    unconfirmedDays,
  };
};
