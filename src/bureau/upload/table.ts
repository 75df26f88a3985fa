import { eq, sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { PART_BYTES } from "../../domain/material/accepted.ts";
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
    /** Fixed with the ticket, so that parts sent before and after an update fit together. */
    partBytes: integer("part_bytes").notNull().default(PART_BYTES),
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

/** The small picture that came with an upload; belongs to the version that the upload became, for ever. */
export const thumbnails = sqliteTable(
  "thumbnail",
  {
    upload: text("upload").primaryKey(),
    sha256: text("sha256").notNull(),
    mime: text("mime").notNull(),
    bytes: integer("bytes").notNull(),
  },
  (table) => [index("thumbnail_sha256").on(table.sha256)],
);
export type ThumbnailRow = typeof thumbnails.$inferSelect;

/** A ticket, for the person who asked for it; to anybody else there is none. */
export function uploadOf(tx: Tx, actor: PersonRef, id: string): UploadRow {
  const row = tx.db.select().from(uploads).where(eq(uploads.id, id)).get();
  if (!row || row.person !== actor.id) throw new Problem("not_found");
  return row;
}

export function thumbnailOf(tx: Tx, upload: string): ThumbnailRow | undefined {
  return tx.db.select().from(thumbnails).where(eq(thumbnails.upload, upload)).get();
}

/** The SHA-256 of the thumbnails that came with uploads, by upload. */
export function thumbnailsOf(tx: Tx, ids: readonly string[]): Map<string, string> {
  // An object's SQLite binds at most 100 values: a list goes in as one.
  const among = sql`${thumbnails.upload} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  const found = tx.db.select().from(thumbnails).where(among).all();
  return new Map(found.map(({ upload, sha256 }) => [upload, sha256]));
}
