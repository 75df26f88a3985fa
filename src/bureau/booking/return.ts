import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnBooking } from "./act.ts";

export const returnBooking: Verb<"booking.return"> = (tx, actor, input) =>
  actOnBooking(tx, actor, "return", input, { decidedBy: refOf(actor), comment: input.body.comment });
