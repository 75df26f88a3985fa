import type { BookingState } from "../../contracts/booking.ts";
import type { Phase } from "./phase.ts";

/** What is stored; `scheduled`, `on_air` and `ended` follow the clock of an approved booking. */
export type StoredBookingState = Exclude<BookingState, "scheduled" | "on_air" | "ended">;
export type BookingAct = "edit" | "submit" | "approve" | "return" | "cancel";

/** The state as everybody sees it. */
export function bookingState(stored: StoredBookingState, phase: Phase): BookingState {
  return stored === "approved" ? phase : stored;
}

/**
 * draft → submitted → approved → (scheduled | on_air | ended by the clock) | returned; cancelled from any before ended.
 * An edit sends the booking back to draft, whatever it was: what is on the air stays what was approved, until the edit
 * is approved in its turn. What is in review is not edited under the reviewer's eyes.
 */
const NEXT: Record<BookingAct, Partial<Record<BookingState, StoredBookingState>>> = {
  edit: { draft: "draft", returned: "draft", scheduled: "draft", on_air: "draft", ended: "draft" },
  submit: { draft: "submitted" },
  approve: { submitted: "approved" },
  return: { submitted: "returned" },
  cancel: {
    draft: "cancelled",
    submitted: "cancelled",
    returned: "cancelled",
    scheduled: "cancelled",
    on_air: "cancelled",
  },
};

export interface BookingFacts {
  state: BookingState;
  createdBy: string;
  /** Who wrote the content that is to be judged. */
  editedBy: string;
  submittedBy: string | null;
}

export type BookingVerdict = { to: StoredBookingState } | { refuse: "conflict" | "same_person" };

/** Whether `actor` may do `act` now, and to which state it leads. Who wrote or submitted it does not judge it. */
export function decideBooking(act: BookingAct, facts: BookingFacts, actor: string): BookingVerdict {
  const to = NEXT[act][facts.state];
  if (!to) return { refuse: "conflict" };
  const judges = act === "approve" || act === "return";
  if (judges && [facts.createdBy, facts.editedBy, facts.submittedBy].includes(actor)) return { refuse: "same_person" };
  return { to };
}
