import { eq } from "drizzle-orm";
import type { Booking } from "../../contracts/booking.ts";
import { Problem } from "../../contracts/problem.ts";
import { decideBooking, type BookingAct } from "../../domain/booking/state.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { bookingOf, bookingRow, bookings, type BookingRow } from "./table.ts";

/**
 * One step of a booking's life: the rule's verdict, then `change` on top of the new state, then what it means for the
 * screens (`effect`), all before the audit row.
 */
export function actOnBooking(
  tx: Tx,
  actor: Actor,
  act: BookingAct,
  { params, revision }: { params: { booking: string }; revision: number },
  change: Partial<BookingRow>,
  effect: (row: BookingRow) => void = () => {},
): Booking {
  const before = bookingRow(tx, params.booking);
  const seen = bookingOf(tx, before);
  requireRevision(seen, revision);
  const verdict = decideBooking(
    act,
    {
      state: seen.state,
      createdBy: before.createdBy.id,
      editedBy: before.editedBy.id,
      submittedBy: before.submittedBy?.id ?? null,
    },
    actor.id,
  );
  if ("refuse" in verdict) throw new Problem(verdict.refuse, { current: seen });
  const after = { ...before, ...change, state: verdict.to, revision: before.revision + 1 };
  tx.db.update(bookings).set(after).where(eq(bookings.id, before.id)).run();
  effect(after);
  audit(tx, actor, act === "edit" ? "booking.update" : `booking.${act}`, before.id, before, after);
  return bookingOf(tx, after);
}
