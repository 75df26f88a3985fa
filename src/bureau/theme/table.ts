import { eq } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { Problem } from "../../contracts/problem.ts";
import type { Theme } from "../../contracts/theme.ts";
import type { Tx } from "../../platform/tx.ts";

export const themes = sqliteTable("theme", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  nameEn: text("name_en").notNull(),
  revision: integer("revision").notNull(),
});

export function themeOf(tx: Tx, id: string): Theme {
  const row = tx.db.select().from(themes).where(eq(themes.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}
