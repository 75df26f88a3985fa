import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Alert } from "../../contracts/alert.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";

export const ALERT_TIMER = "alerts";
export const EVERY_MS = 60_000;
/** Neither the watch nor a screen for so long: the server was away. Half a minute of lateness is allowed to the watch. */
const AWAY_MS = EVERY_MS + 30_000;
/** Thousands of screens call every minute; that one did is written so often. */
const NOTED_MS = 30_000;

export const alerts = sqliteTable(
  "alert",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<Alert["kind"]>().notNull(),
    screen: text("screen").notNull(),
    sinceMs: integer("since").notNull(),
    raisedAtMs: integer("raised_at").notNull(),
    endedAtMs: integer("ended_at"),
  },
  (table) => [index("alert_screen").on(table.screen)],
);

/** One row, what the watch knows of the server itself. Stored, since an idle object leaves memory between two runs. */
export const alertWatch = sqliteTable("alert_watch", {
  id: integer("id").primaryKey(),
  /** When the server was last at work: the watch ran, or a screen called. */
  seenMs: integer("seen").notNull(),
  /** Since when it has been at work without a break. */
  presentMs: integer("present").notNull(),
});

/** Notes that the server is at work; answers since when it has been without a break, ms since 1970. */
export function presentSince(tx: Tx): number {
  const [row] = tx.sql.exec<{ seen: number; present: number }>("SELECT seen, present FROM alert_watch").toArray();
  const agoMs = row ? tx.now - row.seen : Number.POSITIVE_INFINITY;
  if (row && agoMs >= 0 && agoMs < NOTED_MS) return row.present;
  // A clock that was set back by more is a break as well: nothing noted before can be told from now.
  const presentMs = row && Math.abs(agoMs) <= AWAY_MS ? row.present : tx.now;
  const noted = { id: 1, seenMs: tx.now, presentMs };
  tx.db.insert(alertWatch).values(noted).onConflictDoUpdate({ target: alertWatch.id, set: noted }).run();
  return presentMs;
}

/** Has the watch kept, by whoever pairs a screen or is called by one. */
export function armAlerts(tx: Tx): void {
  presentSince(tx);
  arm(tx, ALERT_TIMER, tx.now + EVERY_MS);
}
