import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { bookingOf, bookings } from "./table.ts";

export const createBooking: Verb<"booking.create"> = (tx, actor, { body }) => {
  requireFacts(tx, body);
  const row = {
    id: newId("booking", tx.now),
    ...body,
    state: "draft" as const,
    createdBy: refOf(actor),
    editedBy: refOf(actor),
    submittedBy: null,
    decidedBy: null,
    comment: "",
    revision: 1,
  };
  tx.db.insert(bookings).values(row).run();
  audit(tx, actor, "booking.create", row.id, null, row);
  return bookingOf(tx, row);
};
