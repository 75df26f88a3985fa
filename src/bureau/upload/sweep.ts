import { asc, eq, isNotNull, isNull, lte } from "drizzle-orm";
import { enqueue } from "../../platform/outbox.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { versions } from "../material/table.ts";
import { thumbnails, uploads } from "./table.ts";

/** How long a ticket holds: long enough to go on after a weekend. */
export const TICKET_MS = 3 * 86_400_000;
/** How long after its expiry a ticket is kept: bytes that began to arrive in time may still be on their way. */
export const SWEPT_AFTER_MS = 86_400_000;

/** The timer that forgets old tickets, and has all bytes discarded that no row refers to. */
export function sweepUploads(tx: Tx): void {
  const old = tx.db
    .select()
    .from(uploads)
    .where(lte(uploads.expiresAt, tx.now - SWEPT_AFTER_MS))
    .all();
  for (const { id, version } of old) {
    if (version === null) tx.db.delete(thumbnails).where(eq(thumbnails.upload, id)).run();
    tx.db.delete(uploads).where(eq(uploads.id, id)).run();
  }
  // Ids tell when they were made: of an upload so old nothing new can come any more.
  enqueue(tx, "media.sweep", { bureau: tx.object, beforeMs: tx.now - TICKET_MS - SWEPT_AFTER_MS });
  const next = tx.db.select().from(uploads).orderBy(asc(uploads.expiresAt)).limit(1).get();
  if (next) arm(tx, "uploads", next.expiresAt + SWEPT_AFTER_MS);
}

/** Which keys of media some row refers to, by their last parts: `upl_…` or `upl_…-…`. */
export function keptMedia(tx: Tx): (name: string) => boolean {
  const files = tx.db.select().from(versions).where(isNotNull(versions.upload)).all();
  const pictures = tx.db.select().from(thumbnails).all();
  const open = tx.db.select().from(uploads).where(isNull(uploads.version)).all();
  const names = new Set([
    ...files.map(({ upload, blob }) => blob ?? upload),
    ...pictures.map(({ upload, sha256 }) => `${upload}-${sha256}`),
  ]);
  const arriving = new Set(open.map(({ id }) => id));
  return (name) => names.has(name) || arriving.has(name.slice(0, ID_LENGTH));
}

const ID_LENGTH = "upl_".length + 26;
