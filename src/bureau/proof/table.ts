import { and, eq, sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { addDays } from "../../domain/time/day.ts";
import type { Tx } from "../../platform/tx.ts";

/** The minutes in which a screen was in contact, half an hour in one number: bit n = its n-th minute. Telemetry. */
export const contacts = sqliteTable(
  "screen_contact",
  {
    screen: text("screen").notNull(),
    /** Half hours since 1970. */
    slot: integer("slot").notNull(),
    minutes: integer("minutes").notNull(),
  },
  (table) => [primaryKey({ columns: [table.screen, table.slot] })],
);

/** What answers for each spot of a screen's day that has ended; a play that comes later makes a new revision. */
export const proofs = sqliteTable(
  "screen_proof",
  {
    screen: text("screen").notNull(),
    day: text("day").notNull(),
    state: text("state").$type<"provisional" | "final">().notNull(),
    revision: integer("revision").notNull(),
    /** The plan in force in the end, and the instant of its local midnight. */
    plan: text("plan").notNull(),
    startsAt: integer("starts_at").notNull(),
    endsAt: integer("ends_at").notNull(),
    /** By spot, one letter each. */
    answers: text("answers").notNull(),
    /** [hour since 1970, plays that answer for no spot] */
    extra: text("extra", { mode: "json" }).$type<[number, number][]>().notNull(),
    at: integer("at").notNull(),
    /** Plays have come since. */
    late: integer("late", { mode: "boolean" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.screen, table.day] }),
    index("screen_proof_open")
      .on(table.day)
      .where(sql`late OR state = 'provisional'`),
  ],
);
export type ProofRow = typeof proofs.$inferSelect;

export function proofRow(tx: Tx, screen: string, day: string): ProofRow | undefined {
  return tx.db
    .select()
    .from(proofs)
    .where(and(eq(proofs.screen, screen), eq(proofs.day, day)))
    .get();
}

/** Plays that came for a day which was final already, by raw id: the timer adds them to its account. */
export const latePlays = sqliteTable(
  "late_play",
  {
    screen: text("screen").notNull(),
    day: text("day").notNull(),
    id: integer("id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.screen, table.day, table.id] })],
);

/** A play that has just been written, by its raw id; ms since 1970. */
interface NewPlay {
  readonly id: number;
  readonly startedAt: number;
  readonly durationMs: number;
}

/** Days that were accounted for and have got more plays: the timer looks at them anew. */
export function markLate(tx: Tx, screen: string, plays: readonly NewPlay[]): void {
  const fromMs = Math.min(...plays.map(({ startedAt }) => startedAt));
  const toMs = Math.max(...plays.map(({ startedAt, durationMs }) => startedAt + durationMs));
  const days = tx.sql
    .exec<{ day: string; state: ProofRow["state"]; starts_at: number; ends_at: number }>(
      `UPDATE screen_proof SET late = 1 WHERE screen = ? AND day >= ? AND day <= ? AND starts_at <= ? AND ends_at > ?
       RETURNING day, state, starts_at, ends_at`,
      screen,
      // In any zone they are days between these.
      addDays(new Date(fromMs).toISOString().slice(0, 10), -1),
      addDays(new Date(toMs).toISOString().slice(0, 10), 1),
      toMs,
      fromMs,
    )
    .toArray();
  for (const { day, starts_at, ends_at } of days.filter(({ state }) => state === "final")) {
    const late = plays.filter((play) => play.startedAt < ends_at && play.startedAt + play.durationMs >= starts_at);
    tx.sql.exec(
      "INSERT OR IGNORE INTO late_play (screen, day, id) SELECT ?, ?, value FROM json_each(?)",
      screen,
      day,
      JSON.stringify(late.map(({ id }) => id)),
    );
  }
}

/** The raw ids that came late for a final day, which are taken to be added to its account. */
export function takeLate(tx: Tx, screen: string, day: string): number[] {
  return tx.sql
    .exec<{ id: number }>("DELETE FROM late_play WHERE screen = ? AND day = ? RETURNING id", screen, day)
    .toArray()
    .map(({ id }) => id);
}
