import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { DayPlan } from "../../contracts/plan.ts";
import type { Tx } from "../../platform/tx.ts";

/** What stands for the title of what nobody booked. */
export const FALLBACK_TITLE = "垫播内容";

/** Issued day plans by the SHA-256 of their RFC 8785 bytes; equal days and equal screens share one. Rows never change. */
export const plans = sqliteTable("plan", {
  id: text("id").primaryKey(),
  /** The RFC 8785 text. */
  bytes: text("bytes").notNull(),
  createdAt: integer("created_at").notNull(),
});

/** What has been compiled, once per different day: the hash of its facts, its plan, and whose each item is. */
export const planInputs = sqliteTable(
  "plan_input",
  {
    facts: text("facts").notNull(),
    engine: text("engine").notNull(),
    plan: text("plan").notNull(),
    /** Per item of the plan the booking it came from; null = fallback. Equal plans may differ in this. */
    bookings: text("bookings", { mode: "json" }).$type<(string | null)[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.facts, table.engine] })],
);
export type PlanInputRow = typeof planInputs.$inferSelect;

/** Every plan a screen was ever given for a local day; the one issued last is in force. */
export const screenDays = sqliteTable(
  "screen_day",
  {
    screen: text("screen").notNull(),
    day: text("day").notNull(),
    number: integer("number").notNull(),
    issuedAt: integer("issued_at").notNull(),
    /** The instant of the day's local midnight: spot starts count from here. */
    startsAt: integer("starts_at").notNull(),
    plan: text("plan").notNull(),
    /** `facts` and `engine` of the plan's input. */
    facts: text("facts").notNull(),
    engine: text("engine").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.screen, table.day, table.number] }),
    index("screen_day_plan").on(table.screen, table.plan),
  ],
);
export type ScreenDayRow = typeof screenDays.$inferSelect;

/** The manifest each screen was given last, and until when nothing but a write can change it. */
export const manifests = sqliteTable("manifest", {
  screen: text("screen").primaryKey(),
  version: text("version").notNull(),
  body: text("body").notNull(),
  /** Hash of all that the body says but its version and when it was made. */
  facts: text("facts").notNull(),
  /** `schedule_generation` at which the facts were last looked at. */
  generation: integer("generation").notNull(),
  /** The half-open local day in which it holds. */
  fromMs: integer("from").notNull(),
  untilMs: integer("until").notNull(),
});

/** Hashes that a screen was ever asked to show: what its plays may name. */
export const shown = sqliteTable(
  "screen_shown",
  { screen: text("screen").notNull(), sha256: text("sha256").notNull() },
  (table) => [primaryKey({ columns: [table.screen, table.sha256] })],
);

/** One row that counts the writes which may change a schedule. */
export const generations = sqliteTable("schedule_generation", {
  id: integer("id").primaryKey(),
  generation: integer("generation").notNull(),
});

/** How far the timer that compiles ahead has come; no row = it is done. */
export const ahead = sqliteTable("plan_ahead", { id: integer("id").primaryKey(), screen: text("screen").notNull() });

/** Plans read lately, per object: rows of `plan` never change. */
const read = new WeakMap<SqlStorage, Map<string, DayPlan>>();
const MAX_READ = 50;

/** An issued plan; null when none has this id. */
export function planOf(tx: Tx, id: string): DayPlan | null {
  const memory = read.get(tx.sql) ?? new Map<string, DayPlan>();
  read.set(tx.sql, memory);
  const remembered = memory.get(id);
  if (remembered) return remembered;
  const text = planText(tx.sql, id);
  if (text === null) return null;
  const plan = asPlan(JSON.parse(text));
  if (memory.size >= MAX_READ) memory.clear();
  memory.set(id, plan);
  return plan;
}

/** Texts asked for lately, per object, up to a number of characters. */
const texts = new WeakMap<SqlStorage, { kept: Map<string, string>; length: number }>();
const MAX_TEXT = 8_000_000;

/** A plan's RFC 8785 text; null when none has this id. Held in memory: rows never change. */
export function planText(sql: SqlStorage, id: string): string | null {
  const memory = texts.get(sql) ?? { kept: new Map<string, string>(), length: 0 };
  const remembered = memory.kept.get(id);
  if (remembered !== undefined) return remembered;
  const row = sql.exec<{ bytes: string }>("SELECT bytes FROM plan WHERE id = ?", id).toArray()[0];
  if (!row) return null;
  const full = memory.length + row.bytes.length > MAX_TEXT;
  const kept = full ? new Map<string, string>() : memory.kept;
  texts.set(sql, { kept: kept.set(id, row.bytes), length: (full ? 0 : memory.length) + row.bytes.length });
  return row.bytes;
}

// Safe because only `compiled` writes plans, and it writes the canonical text of one.
function asPlan(value: unknown) {
  return value as DayPlan;
}
