import { eq } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Institution, InstitutionKind } from "../../contracts/institution.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

export const institutions = sqliteTable("institution", {
  id: text("id").primaryKey(),
  name: text("name").notNull().unique(),
  kind: text("kind").$type<InstitutionKind>().notNull(),
  note: text("note").notNull(),
  active: integer("active", { mode: "boolean" }).notNull(),
  revision: integer("revision").notNull(),
});

export function institutionOf(tx: Tx, id: string): Institution {
  const row = tx.db.select().from(institutions).where(eq(institutions.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}
