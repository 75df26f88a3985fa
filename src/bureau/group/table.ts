import { eq } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Group } from "../../contracts/screen.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

/** Named set of screens: those it lists, and every screen with one of its tags. */
export const groups = sqliteTable("screen_group", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  screens: text("screens", { mode: "json" }).$type<string[]>().notNull(),
  tags: text("tags", { mode: "json" }).$type<string[]>().notNull(),
  revision: integer("revision").notNull(),
});

export function groupOf(tx: Tx, id: string): Group {
  const row = tx.db.select().from(groups).where(eq(groups.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}
