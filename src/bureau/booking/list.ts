import { and, eq } from "drizzle-orm";
import type { Booking } from "../../contracts/booking.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { newestFirst, writeCursor } from "../../platform/page.ts";
import type { Tx } from "../../platform/tx.ts";
import { groups } from "../group/table.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { bookingOf, bookings } from "./table.ts";

const CLOCK_STATES: readonly string[] = ["scheduled", "on_air", "ended"];

export const listBookings: Verb<"booking.list"> = (tx, _actor, { query }) => {
  const { campaign, screen, state } = query;
  const stored = state !== undefined && CLOCK_STATES.includes(state) ? "approved" : asStored(state);
  const where = and(
    campaign === undefined ? undefined : eq(bookings.campaign, campaign),
    stored === undefined ? undefined : eq(bookings.state, stored),
  );
  const aims = screen === undefined ? () => true : aimsAt(tx, screen);
  const limit = query.limit ?? 50;
  const items: Booking[] = [];
  // Clock and targets are judged after reading: read on until the page is full.
  for (let cursor = query.cursor; ;) {
    const { rows, next } = newestFirst(tx, bookings, { cursor, limit }, where);
    for (const row of rows) {
      if (!aims(row)) continue;
      const booking = bookingOf(tx, row);
      if (state !== undefined && booking.state !== state) continue;
      if (items.length === limit) return { items, next: writeCursor(items.at(-1)?.id ?? "") };
      items.push(booking);
    }
    if (next === undefined) return { items };
    cursor = next;
  }
};

/** Whether a booking's targets, as they stand, mean the screen. */
function aimsAt(tx: Tx, id: string): (booking: Pick<Booking, "targets">) => boolean {
  const screen = screenRow(tx, id);
  const all = tx.db.select().from(groups).all();
  return ({ targets }) => aimedAt(targets, [screen], all).length > 0;
}

// Safe because the states that are not stored have been taken out before.
function asStored(state: Booking["state"] | undefined) {
  return state as (typeof bookings.$inferSelect)["state"] | undefined;
}
