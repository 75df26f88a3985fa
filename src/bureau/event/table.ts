import { eq } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Event, EventRole } from "../../contracts/event.ts";
import { Problem } from "../../contracts/problem.ts";
import { eventState, type StoredEventState } from "../../domain/event/state.ts";
import { outcomeDueAt } from "../../domain/outcome/due.ts";
import type { QueueRules } from "../../domain/signup/queue.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { calendarOf } from "../calendar/table.ts";
import { settingsOf } from "../settings/table.ts";
import { countsOf } from "../signup/table.ts";

/** Instants in epoch ms. */
export interface StoredSession {
  id: string;
  place: string;
  startsAt: number;
  endsAt: number;
}

/** `startsAt` and `endsAt` are those of the first and the last session. */
export const events = sqliteTable(
  "event",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    campaign: text("campaign"),
    summary: text("summary").notNull(),
    channel: text("channel").$type<Event["channel"]>().notNull(),
    sessions: text("sessions", { mode: "json" }).$type<StoredSession[]>().notNull(),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at").notNull(),
    roles: text("roles", { mode: "json" }).$type<EventRole[]>().notNull(),
    places: integer("places"),
    placesPerInstitution: integer("places_per_institution"),
    signupOpensAt: integer("signup_opens_at").notNull(),
    signupClosesAt: integer("signup_closes_at").notNull(),
    approval: text("approval").$type<Event["approval"]>().notNull(),
    holdPending: integer("hold_pending", { mode: "boolean" }).notNull(),
    autoConfirm: integer("auto_confirm", { mode: "boolean" }).notNull(),
    invited: text("invited", { mode: "json" }).$type<string[]>(),
    metrics: text("metrics", { mode: "json" }).$type<string[]>().notNull(),
    state: text("state").$type<StoredEventState>().notNull(),
    /** ms since 1970; null = never: also one that was cancelled as a draft is the bureau's own. */
    publishedAt: integer("published_at"),
    comment: text("comment").notNull(),
    revision: integer("revision").notNull(),
  },
  (table) => [index("event_campaign").on(table.campaign)],
);
export type EventRow = typeof events.$inferSelect;

/** The row as stored. */
export function eventRow(tx: Tx, id: string): EventRow {
  const row = tx.db.select().from(events).where(eq(events.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** Rows as people see them: with the state the clock gives them and the places as they are now. */
export function eventsOf(tx: Tx, rows: readonly EventRow[]): Event[] {
  const settings = settingsOf(tx);
  const calendar = calendarOf(tx);
  const counts = countsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map(({ startsAt: _startsAt, publishedAt: _publishedAt, endsAt, ...row }) => ({
    ...row,
    sessions: row.sessions.map((session) => ({
      ...session,
      startsAt: utcText(session.startsAt),
      endsAt: utcText(session.endsAt),
    })),
    signupOpensAt: utcText(row.signupOpensAt),
    signupClosesAt: utcText(row.signupClosesAt),
    state: eventState(row.state, row, tx.now),
    counts: row.roles.map(
      ({ key }) =>
        counts.get(row.id)?.find((counted) => counted.role === key) ?? {
          role: key,
          confirmed: 0,
          pending: 0,
          offered: 0,
          waitlisted: 0,
        },
    ),
    outcomesDueAt: utcText(outcomeDueAt(endsAt, settings, calendar)),
  }));
}

export function eventOf(tx: Tx, row: EventRow): Event {
  const [event] = eventsOf(tx, [row]);
  if (!event) throw new Error("One row in, none out");
  return event;
}

/** What an event rules about its queue. */
export function queueRulesOf(row: EventRow): QueueRules {
  return {
    roles: row.roles,
    places: row.places,
    placesPerInstitution: row.placesPerInstitution,
    holdPending: row.holdPending,
    approval: row.approval,
    autoConfirm: row.autoConfirm,
    cutOff: Math.min(row.signupClosesAt, row.startsAt),
    live: row.state === "published",
  };
}
