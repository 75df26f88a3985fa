import { eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";
import { isOpen, screenshotRow, screenshots } from "./table.ts";

/** Refuses what nobody asked this screen for, or what comes too late: `not_found`, `gone`. Before a byte is kept. */
export function requireAsked(tx: Tx, screen: string, id: string): void {
  if (!isOpen(screenshotRow(tx, screen, id), tx.now)) throw new Problem("gone");
}

/** Writes down what came. Telemetry of a device: the request was audited, the picture has its hash. */
export function keepScreenshot(tx: Tx, screen: string, id: string, picture: { sha256: string; bytes: number }): void {
  requireAsked(tx, screen, id);
  tx.db
    .update(screenshots)
    .set({ ...picture, takenAtMs: tx.now })
    .where(eq(screenshots.id, id))
    .run();
}
