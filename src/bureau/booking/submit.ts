import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnBooking } from "./act.ts";
import { requireFacts } from "./facts.ts";

export const submitBooking: Verb<"booking.submit"> = (tx, actor, input) =>
  actOnBooking(tx, actor, "submit", input, { submittedBy: refOf(actor), decidedBy: null, comment: "" }, (row) =>
    requireFacts(tx, row),
  );
