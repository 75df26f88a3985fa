import { and, eq, inArray, sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { EventCounts } from "../../contracts/event.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import type { SignupState } from "../../contracts/signup.ts";
import { offerExpiresAt } from "../../domain/signup/offer.ts";
import { type Entry, type QueueRules, settleQueue } from "../../domain/signup/queue.ts";
import { ACTIVE, type ActiveState } from "../../domain/signup/room.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { calendarOf } from "../calendar/table.ts";
import { settingsOf } from "../settings/table.ts";

/** `queue` grows with each entry that joins an event's queue; positions are its ranks, so they cannot have holes. */
export const signups = sqliteTable(
  "signup",
  {
    id: text("id").primaryKey(),
    event: text("event").notNull(),
    institution: text("institution").notNull(),
    role: text("role").notNull(),
    quantity: integer("quantity").notNull(),
    state: text("state").$type<SignupState>().notNull(),
    queue: integer("queue"),
    offerExpiresAt: integer("offer_expires_at"),
    note: text("note").notNull(),
    comment: text("comment").notNull(),
    createdBy: text("created_by", { mode: "json" }).$type<PersonRef>().notNull(),
    createdAt: integer("created_at").notNull(),
    revision: integer("revision").notNull(),
  },
  (table) => [
    uniqueIndex("signup_active")
      .on(table.event, table.institution, table.role)
      .where(sql`state IN ('pending', 'confirmed', 'waitlisted', 'offered')`),
    index("signup_institution").on(table.institution),
    index("signup_event").on(table.event),
    index("signup_offer").on(table.state, table.offerExpiresAt),
  ],
);
export type SignupRow = typeof signups.$inferSelect;
type ActiveRow = SignupRow & { state: ActiveState };

export const OFFERS_TIMER = "signup.offers";

/** The row as stored. */
export function signupRow(tx: Tx, id: string): SignupRow {
  const row = tx.db.select().from(signups).where(eq(signups.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** The sign-ups of an event that are not over. */
export function activeSignups(tx: Tx, event: string): ActiveRow[] {
  const rows = tx.db
    .select()
    .from(signups)
    .where(and(eq(signups.event, event), inArray(signups.state, ACTIVE)))
    .all();
  return asActive(rows);
}

// Safe because the query asked for the active states only.
function asActive(rows: SignupRow[]) {
  return rows as ActiveRow[];
}

/** Which roles of an event anybody ever signed up for. */
export function rolesInUse(tx: Tx, event: string): string[] {
  const rows = tx.db.selectDistinct({ role: signups.role }).from(signups).where(eq(signups.event, event)).all();
  return rows.map((row) => row.role);
}

/** Places of the active sign-ups by state, per event and role: counted anew from the rows each time. */
export function countsOf(tx: Tx, events: readonly string[]): Map<string, EventCounts[]> {
  const rows = tx.db
    .select({
      event: signups.event,
      role: signups.role,
      state: signups.state,
      places: sql<number>`sum(${signups.quantity})`,
    })
    .from(signups)
    .where(and(among(signups.event, events), inArray(signups.state, ACTIVE)))
    .groupBy(signups.event, signups.role, signups.state)
    .all();
  const counts = new Map<string, EventCounts[]>(events.map((event) => [event, []]));
  for (const { event, role, state, places } of rows) {
    const ofEvent = counts.get(event) ?? [];
    let counted = ofEvent.find((one) => one.role === role);
    if (!counted) ofEvent.push((counted = { role, confirmed: 0, pending: 0, offered: 0, waitlisted: 0 }));
    if (isActive(state)) counted[state] = places;
  }
  return counts;
}

/** A statement binds at most 100 values; a page has more rows than that. */
function among(column: typeof signups.event, ids: readonly string[]) {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function isActive(state: SignupState): state is ActiveState {
  return ACTIVE.some((active) => active === state);
}

/** What settling did to one sign-up, for the audit trail. */
export interface Moved {
  action: "signup.lapse" | "signup.promote";
  before: SignupRow;
  after: SignupRow;
}

/**
 * Makes an event's queue as it should be now, in the caller's transaction: lapses offers, gives free places to the
 * head of the queue, and asks to be woken for the next offer that runs out. The caller writes what moved to the trail.
 */
export function settleSignups(tx: Tx, event: string, rules: QueueRules): { entries: Entry[]; moved: Moved[] } {
  const rows = activeSignups(tx, event);
  const moves = settleQueue(rules, rows, tx.now);
  if (moves.length === 0) return { entries: rows, moved: [] };
  const expiresAt = offerExpiresAt(tx.now, rules.cutOff, settingsOf(tx), calendarOf(tx));
  const moved = moves.flatMap(({ id, to }): Moved[] => {
    const before = rows.find((row) => row.id === id);
    if (!before) return [];
    const offerEnds = to === "offered" ? { offerExpiresAt: expiresAt } : {};
    const after = { ...before, ...offerEnds, state: to, queue: null, revision: before.revision + 1 };
    tx.db.update(signups).set(after).where(eq(signups.id, id)).run();
    return [{ action: to === "expired" ? "signup.lapse" : "signup.promote", before, after }];
  });
  if (moves.some(({ to }) => to === "offered")) arm(tx, OFFERS_TIMER, expiresAt);
  return { entries: activeSignups(tx, event), moved };
}
