import { and, asc, eq, gt } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Takeover } from "../../contracts/takeover.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

export const takeovers = sqliteTable(
  "takeover",
  {
    id: text("id").primaryKey(),
    version: text("version").notNull(),
    /** How long one showing lasts. */
    dwellMs: integer("dwell_ms").notNull(),
    reason: text("reason").notNull(),
    issuedBy: text("issued_by", { mode: "json" }).$type<PersonRef>().notNull(),
    /** On the air in [fromMs, untilMs); ending it early moves `untilMs` to that instant. */
    fromMs: integer("from").notNull(),
    untilMs: integer("until").notNull(),
    ended: text("ended", { mode: "json" }).$type<Takeover["ended"]>(),
    review: text("review", { mode: "json" }).$type<Takeover["review"]>(),
    revision: integer("revision").notNull(),
  },
  (table) => [index("takeover_until").on(table.untilMs)],
);
export type TakeoverRow = typeof takeovers.$inferSelect;

/**
 * The screens that were named when it was issued: one that joins a group later is not taken over. By takeover first, so
 * that the thousands of one are written behind one another, and not between those of all others.
 */
export const takeoverScreens = sqliteTable(
  "takeover_screen",
  { takeover: text("takeover").notNull(), screen: text("screen").notNull() },
  (table) => [primaryKey({ columns: [table.takeover, table.screen] })],
);

/** In one statement: there may be thousands, and all of them wait for it. */
export function nameScreens(tx: Tx, takeover: string, screens: readonly string[]): void {
  tx.sql.exec(
    "INSERT INTO takeover_screen (screen, takeover) SELECT value, ? FROM json_each(?)",
    takeover,
    JSON.stringify(screens),
  );
}

export function takeoverRow(tx: Tx, id: string): TakeoverRow {
  const row = tx.db.select().from(takeovers).where(eq(takeovers.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** What took a screen over since an instant, in the order in which it was issued. */
export function takeoversOn(tx: Tx, screen: string, sinceMs: number): TakeoverRow[] {
  return tx.db
    .select({ takeover: takeovers })
    .from(takeoverScreens)
    .innerJoin(takeovers, eq(takeovers.id, takeoverScreens.takeover))
    .where(and(eq(takeoverScreens.screen, screen), gt(takeovers.untilMs, sinceMs)))
    .orderBy(asc(takeovers.fromMs), asc(takeovers.id))
    .all()
    .map((row) => row.takeover);
}

/** What takeovers show, by id, among `ids`: people call them by it. */
export function takeoverTitles(tx: Tx, ids: Iterable<string>): Map<string, string> {
  const wanted = JSON.stringify([...ids]);
  const rows = tx.sql.exec<{ id: string; title: string }>(
    `SELECT takeover.id AS id, title FROM takeover
     JOIN material_version ON material_version.id = takeover.version
     JOIN material ON material.id = material_version.material
     WHERE takeover.id IN (SELECT value FROM json_each(?))`,
    wanted,
  );
  return new Map(rows.toArray().map(({ id, title }) => [id, title]));
}

/** Which takeovers each screen has had since an instant, as one text that is equal where they are. */
export function takeoverKeys(tx: Tx, sinceMs: number): Map<string, string> {
  const rows = tx.db
    .select({ screen: takeoverScreens.screen, id: takeovers.id, until: takeovers.untilMs })
    .from(takeovers)
    .innerJoin(takeoverScreens, eq(takeovers.id, takeoverScreens.takeover))
    .where(gt(takeovers.untilMs, sinceMs))
    .orderBy(asc(takeovers.fromMs), asc(takeovers.id))
    .all();
  const keys = new Map<string, string>();
  for (const { screen, id, until } of rows) keys.set(screen, `${keys.get(screen) ?? ""} ${id} ${until}`);
  return keys;
}
