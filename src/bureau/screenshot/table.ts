import { and, eq } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { SCREENSHOT, type Screenshot } from "../../contracts/screenshot.ts";
import { utcText, type Tx } from "../../platform/tx.ts";

export const screenshots = sqliteTable(
  "screenshot",
  {
    id: text("id").primaryKey(),
    screen: text("screen").notNull(),
    askedBy: text("asked_by", { mode: "json" }).$type<PersonRef>().notNull(),
    askedAtMs: integer("asked_at").notNull(),
    takenAtMs: integer("taken_at"),
    sha256: text("sha256"),
    bytes: integer("bytes"),
  },
  (table) => [index("screenshot_screen").on(table.screen)],
);
export type ScreenshotRow = typeof screenshots.$inferSelect;

/** The row; `not_found` for one of another screen. */
export function screenshotRow(tx: Tx, screen: string, id: string): ScreenshotRow {
  const row = tx.db
    .select()
    .from(screenshots)
    .where(and(eq(screenshots.id, id), eq(screenshots.screen, screen)))
    .get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** Whether the screen may still answer. */
export function isOpen({ askedAtMs, takenAtMs }: ScreenshotRow, nowMs: number): boolean {
  return takenAtMs === null && nowMs < askedAtMs + SCREENSHOT.waitMs;
}

export function screenshotOf(tx: Tx, row: ScreenshotRow): Screenshot {
  const { id, screen, askedBy, askedAtMs, takenAtMs, sha256, bytes } = row;
  const taken = takenAtMs !== null;
  return {
    id,
    screen,
    askedBy,
    askedAt: utcText(askedAtMs),
    state: taken ? "taken" : isOpen(row, tx.now) ? "asked" : "lapsed",
    takenAt: taken ? utcText(takenAtMs) : null,
    sha256,
    bytes,
    url: taken ? `/api/bureaus/${tx.object}/screens/${screen}/screenshots/${id}/file` : null,
  };
}
