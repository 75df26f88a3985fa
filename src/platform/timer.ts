import type { Tx } from "./tx.ts";

/**
 * Named timers behind the object's one alarm. A handler says what should be true at `tx.now` ("make it so") and arms
 * itself again when it wants to be called later; running it once too often does no harm.
 */
export type TimerHandlers = Record<string, (tx: Tx) => void>;

/** How long a failing timer waits before it is tried again. */
const RETRY_MS = 60_000;

/** Asks for the timer to run at `dueMs`, or earlier when it is already armed for earlier. */
export function arm(tx: Tx, name: string, dueMs: number): void {
  tx.sql.exec(
    // Screens ask with every heartbeat: what is armed for earlier already is not written again.
    `INSERT INTO timer (name, due_at) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at WHERE excluded.due_at < due_at`,
    name,
    dueMs,
  );
}

/** The instant at which the alarm has to ring next, or null. */
export function nextDue(sql: SqlStorage): number | null {
  return sql.exec<{ due: number | null }>("SELECT min(due_at) AS due FROM timer").one().due;
}

/**
 * Runs what is due, each timer in a transaction of its own, so that a failing one does not stop the others.
 * `transact` gives each handler its transaction.
 */
export function runDue(
  sql: SqlStorage,
  nowMs: number,
  handlers: TimerHandlers,
  transact: (work: (tx: Tx) => void) => void,
): void {
  const due = sql.exec<{ name: string }>("SELECT name FROM timer WHERE due_at <= ? ORDER BY due_at", nowMs).toArray();
  for (const { name } of due) {
    try {
      transact((tx) => {
        tx.sql.exec("DELETE FROM timer WHERE name = ?", name);
        handlers[name]?.(tx);
      });
    } catch (error) {
      console.error(`Timer ${name} failed; it is tried again`, error);
      sql.exec("UPDATE timer SET due_at = ? WHERE name = ?", nowMs + RETRY_MS, name);
    }
  }
}
