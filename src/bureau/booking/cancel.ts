import { reaim } from "../aim/table.ts";
import type { Verb } from "../verb.ts";
import { actOnBooking } from "./act.ts";
import { endRevision } from "./table.ts";

/** Off the air from this instant: the spot it may be in is cut. */
export const cancelBooking: Verb<"booking.cancel"> = (tx, actor, input) =>
  actOnBooking(tx, actor, "cancel", input, { comment: input.body.comment }, (row) => {
    endRevision(tx, row.id, "cancelled");
    reaim(tx, row.id);
  });
