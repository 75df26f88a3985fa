import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnBooking } from "./act.ts";
import { requireFacts } from "./facts.ts";
import { bookingRow } from "./table.ts";

/** Changes the content being written. What is on the air goes on as it was approved. */
export const updateBooking: Verb<"booking.update"> = (tx, actor, input) => {
  requireFacts(tx, { ...bookingRow(tx, input.params.booking), ...input.body });
  return actOnBooking(tx, actor, "edit", input, {
    ...input.body,
    editedBy: refOf(actor),
    submittedBy: null,
    decidedBy: null,
    comment: "",
  });
};
