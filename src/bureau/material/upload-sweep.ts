import { asc, eq, lte } from "drizzle-orm";
import { enqueue } from "../../platform/outbox.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { uploads } from "./table.ts";

/** How long after its expiry a ticket is kept: bytes that began to arrive in time may still be on their way. */
export const SWEPT_AFTER_MS = 86_400_000;

/** The timer that forgets old tickets, and has the bytes discarded that came but never became a version. */
export function sweepUploads(tx: Tx): void {
  const old = tx.db
    .select()
    .from(uploads)
    .where(lte(uploads.expiresAt, tx.now - SWEPT_AFTER_MS))
    .all();
  for (const upload of old) {
    if (upload.version === null) enqueue(tx, "media.discard", { bureau: tx.object, upload: upload.id });
    tx.db.delete(uploads).where(eq(uploads.id, upload.id)).run();
  }
  const next = tx.db.select().from(uploads).orderBy(asc(uploads.expiresAt)).limit(1).get();
  if (next) arm(tx, "uploads", next.expiresAt + SWEPT_AFTER_MS);
}
