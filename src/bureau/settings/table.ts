import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Bureau } from "../../contracts/bureau.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

/** The one row of the bureau itself. */
export const bureaus = sqliteTable("bureau", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  zone: text("zone").notNull(),
  reportingChannel: text("reporting_channel").notNull(),
  reviewSteps: integer("review_steps").notNull(),
  revision: integer("revision").notNull(),
});

/** The bureau's settings; `not_found` before it has been created. */
export function settingsOf(tx: Tx): Bureau {
  const row = tx.db.select().from(bureaus).get();
  if (!row) throw new Problem("not_found");
  return row;
}
