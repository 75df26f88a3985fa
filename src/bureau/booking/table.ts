import { and, asc, eq, isNull } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Booking } from "../../contracts/booking.ts";
import type { PersonRef } from "../../contracts/person.ts";
import type { Window } from "../../contracts/window.ts";
import { Problem } from "../../contracts/problem.ts";
import { phaseOf } from "../../domain/booking/phase.ts";
import { bookingState, type StoredBookingState } from "../../domain/booking/state.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { calendarOf } from "../calendar/table.ts";
import { settingsOf } from "../settings/table.ts";

/** The content as it is being written; what the screens follow are its approved revisions. */
export const bookings = sqliteTable(
  "booking",
  {
    id: text("id").primaryKey(),
    campaign: text("campaign").notNull(),
    title: text("title").notNull(),
    playlist: text("playlist", { mode: "json" }).$type<Booking["playlist"]>().notNull(),
    targets: text("targets", { mode: "json" }).$type<Booking["targets"]>().notNull(),
    tier: text("tier").$type<Booking["tier"]>().notNull(),
    weight: integer("weight").notNull(),
    windows: text("windows", { mode: "json" }).$type<Window[]>().notNull(),
    maxPlaysPerHour: integer("max_plays_per_hour"),
    guarantee: text("guarantee", { mode: "json" }).$type<Booking["guarantee"]>(),
    state: text("state").$type<StoredBookingState>().notNull(),
    createdBy: text("created_by", { mode: "json" }).$type<PersonRef>().notNull(),
    /** Who wrote the present content. */
    editedBy: text("edited_by", { mode: "json" }).$type<PersonRef>().notNull(),
    submittedBy: text("submitted_by", { mode: "json" }).$type<PersonRef>(),
    decidedBy: text("decided_by", { mode: "json" }).$type<PersonRef>(),
    comment: text("comment").notNull(),
    revision: integer("revision").notNull(),
  },
  (table) => [index("booking_campaign").on(table.campaign)],
);
export type BookingRow = typeof bookings.$inferSelect;

/** What a plan is made from: everything a reviewer approved. */
export type BookingContent = Pick<
  BookingRow,
  "campaign" | "title" | "playlist" | "targets" | "tier" | "weight" | "windows" | "maxPlaysPerHour" | "guarantee"
>;

/** Every content that ever was on the air, with the half-open stretch in which it was in force. Content never changes. */
export const bookingRevisions = sqliteTable(
  "booking_revision",
  {
    booking: text("booking").notNull(),
    number: integer("number").notNull(),
    content: text("content", { mode: "json" }).$type<BookingContent>().notNull(),
    effectiveFromMs: integer("effective_from").notNull(),
    effectiveUntilMs: integer("effective_until"),
    endedBy: text("ended_by").$type<"superseded" | "cancelled">(),
  },
  (table) => [primaryKey({ columns: [table.booking, table.number] })],
);
export type BookingRevisionRow = typeof bookingRevisions.$inferSelect;

export function bookingRow(tx: Tx, id: string): BookingRow {
  const row = tx.db.select().from(bookings).where(eq(bookings.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** The content in force now, if any. */
export function revisionInForce(tx: Tx, booking: string): BookingRevisionRow | undefined {
  return tx.db
    .select()
    .from(bookingRevisions)
    .where(and(eq(bookingRevisions.booking, booking), isNull(bookingRevisions.effectiveUntilMs)))
    .get();
}

/** Ends the content in force at this instant. */
export function endRevision(tx: Tx, booking: string, endedBy: "superseded" | "cancelled"): void {
  tx.db
    .update(bookingRevisions)
    .set({ effectiveUntilMs: tx.now, endedBy })
    .where(and(eq(bookingRevisions.booking, booking), isNull(bookingRevisions.effectiveUntilMs)))
    .run();
}

/** Puts the row's content on the air from this instant; what was in force before ends here. */
export function putInForce(tx: Tx, row: BookingRow): void {
  endRevision(tx, row.id, "superseded");
  const before = tx.db
    .select({ number: bookingRevisions.number })
    .from(bookingRevisions)
    .where(eq(bookingRevisions.booking, row.id))
    .orderBy(asc(bookingRevisions.number))
    .all();
  const { campaign, title, playlist, targets, tier, weight, windows, maxPlaysPerHour, guarantee } = row;
  const content = { campaign, title, playlist, targets, tier, weight, windows, maxPlaysPerHour, guarantee };
  tx.db
    .insert(bookingRevisions)
    .values({ booking: row.id, number: (before.at(-1)?.number ?? 0) + 1, content, effectiveFromMs: tx.now })
    .run();
}

/** The row as everybody sees it: with the state that the clock gives it in the bureau's zone. */
export function bookingOf(tx: Tx, row: BookingRow): Booking {
  const { editedBy: _, ...shown } = row;
  const phase = phaseOf(row.windows, settingsOf(tx).zone, tx.now, calendarOf(tx));
  const inForce = revisionInForce(tx, row.id);
  return {
    ...shown,
    state: bookingState(row.state, phase),
    effectiveAt: inForce ? utcText(inForce.effectiveFromMs) : null,
  };
}

/** A cancelled campaign takes its bookings with it, off every screen from this instant. */
export function cancelBookingsOf(tx: Tx, campaign: string, comment: string): void {
  for (const row of tx.db.select().from(bookings).where(eq(bookings.campaign, campaign)).all()) {
    if (row.state === "cancelled") continue;
    tx.db
      .update(bookings)
      .set({ state: "cancelled", comment, revision: row.revision + 1 })
      .where(eq(bookings.id, row.id))
      .run();
    endRevision(tx, row.id, "cancelled");
  }
}
