import { eq } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

/** A ticket: permission to send exactly these bytes for this material before it expires. */
export const uploads = sqliteTable(
  "upload",
  {
    id: text("id").primaryKey(),
    material: text("material").notNull(),
    /** Only who asked for the ticket may send the bytes. */
    person: text("person").notNull(),
    bytes: integer("bytes").notNull(),
    sha256: text("sha256").notNull(),
    mime: text("mime").notNull(),
    durationMs: integer("duration_ms"),
    widthPx: integer("width_px"),
    heightPx: integer("height_px"),
    validFrom: text("valid_from"),
    validUntil: text("valid_until"),
    expiresAt: integer("expires_at").notNull(),
    /** The version made of it, once the bytes are here. */
    version: text("version"),
  },
  (table) => [index("upload_expires").on(table.expiresAt)],
);
export type UploadRow = typeof uploads.$inferSelect;

export function uploadRow(tx: Tx, id: string): UploadRow {
  const row = tx.db.select().from(uploads).where(eq(uploads.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}
