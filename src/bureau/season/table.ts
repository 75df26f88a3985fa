import { eq } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { Problem } from "../../contracts/problem.ts";
import type { Season } from "../../contracts/season.ts";
import type { Tx } from "../../platform/tx.ts";

export const seasons = sqliteTable("season", {
  id: text("id").primaryKey(),
  entry: text("entry"),
  name: text("name").notNull(),
  nameEn: text("name_en").notNull(),
  slogan: text("slogan").notNull(),
  startsOn: text("starts_on").notNull(),
  endsOn: text("ends_on").notNull(),
  concentratedDay: text("concentrated_day"),
  revision: integer("revision").notNull(),
});

export function seasonOf(tx: Tx, id: string): Season {
  const row = tx.db.select().from(seasons).where(eq(seasons.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}
