import { count } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { LiveDown } from "../../contracts/live.ts";
import type { Tx } from "../../platform/tx.ts";

/** Screens whose live channel is open. */
export const liveScreens = sqliteTable("live_screen", {
  screen: text("screen").primaryKey(),
  sinceMs: integer("since").notNull(),
});

/** How long after a change all screens will have asked: one millisecond for each, half a minute at most. */
const MOST_SPREAD_MS = 30_000;

/** Says it to these screens once the transaction holds; whether one of them is there to hear it. */
export function tell(tx: Tx, screens: readonly string[], message: LiveDown): boolean {
  const open = openOf(tx, screens);
  if (open.length > 0) tx.left.notices.push({ to: open, data: JSON.stringify(message) });
  return open.length > 0;
}

/** The same to many, of whom nobody asks whether they are there to hear it. */
export function tellMany(tx: Tx, screens: readonly string[], message: LiveDown): void {
  const { all } = tx.sql.exec<{ all: number }>('SELECT count(*) AS "all" FROM screen').one();
  // Everybody is told without being looked for.
  tx.left.notices.push({ to: screens.length === all ? null : screens, data: JSON.stringify(message) });
}

/** Lets all screens look at their manifests anew, spread out. */
export function tellOfChange(tx: Tx): void {
  const [row] = tx.db.select({ screens: count() }).from(liveScreens).all();
  const screens = row?.screens ?? 0;
  if (screens === 0) return;
  const message: LiveDown = { type: "plan_changed", withinMs: Math.min(screens, MOST_SPREAD_MS) };
  tx.left.notices.push({ to: null, data: JSON.stringify(message) });
}

/** Ends the screen's channel once the transaction holds: its token is no longer good. */
export function endChannel(tx: Tx, screen: string): void {
  // At once, whether or not the other end ever answers the closing.
  tx.sql.exec("DELETE FROM live_screen WHERE screen = ?", screen);
  tx.left.notices.push({ to: [screen], close: "revoked" });
}

export function isLive(tx: Tx, screen: string): boolean {
  return openOf(tx, [screen]).length > 0;
}

function openOf(tx: Tx, screens: readonly string[]): string[] {
  return tx.sql
    .exec<{ screen: string }>(
      "SELECT screen FROM live_screen WHERE screen IN (SELECT value FROM json_each(?))",
      JSON.stringify(screens),
    )
    .toArray()
    .map(({ screen }) => screen);
}
