import { and, eq } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
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
  (table) => [primaryKey({ columns: [table.screen, table.day] })],
);
export type ProofRow = typeof proofs.$inferSelect;

export function proofRow(tx: Tx, screen: string, day: string): ProofRow | undefined {
  return tx.db
    .select()
    .from(proofs)
    .where(and(eq(proofs.screen, screen), eq(proofs.day, day)))
    .get();
}

/** Days that were accounted for and have got more plays: the timer looks at them anew. */
export function markLate(tx: Tx, screen: string, fromMs: number, toMs: number): void {
  tx.sql.exec(
    "UPDATE screen_proof SET late = 1 WHERE screen = ? AND starts_at <= ? AND ends_at > ?",
    screen,
    toMs,
    fromMs,
  );
}
