import { asc, eq, lte } from "drizzle-orm";
import { enqueue } from "../../platform/outbox.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { screenshots } from "./table.ts";

export const SCREENSHOTS_TIMER = "screenshots";
/** Evidence is kept as long as the trail keeps who asked for it: a year, and a month to look at it. */
const KEPT_MS = 395 * 86_400_000;

export function armScreenshots(tx: Tx): void {
  arm(tx, SCREENSHOTS_TIMER, tx.now + KEPT_MS);
}

/** Old pictures go, with their bytes. */
export function sweepScreenshots(tx: Tx): void {
  const old = tx.db
    .select()
    .from(screenshots)
    .where(lte(screenshots.askedAtMs, tx.now - KEPT_MS))
    .all();
  for (const { id, sha256 } of old) {
    tx.db.delete(screenshots).where(eq(screenshots.id, id)).run();
    if (sha256 !== null) enqueue(tx, "evidence.discard", { bureau: tx.object, screenshot: id, sha256 });
  }
  const next = tx.db.select().from(screenshots).orderBy(asc(screenshots.askedAtMs)).limit(1).get();
  if (next) arm(tx, SCREENSHOTS_TIMER, next.askedAtMs + KEPT_MS);
}
