import { arm } from "./timer.ts";
import type { Tx } from "./tx.ts";

/** Delivers one kind of effect to the outside. It may be called again for the same row: at least once, same id. */
export type Deliverers = Record<string, (payload: unknown, deliveryId: string) => Promise<void>>;

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 6 * 3_600_000;
const GIVE_UP_AFTER_MS = 3 * 86_400_000;

/** Leaves an effect to be done after the transaction, in the same transaction: it happens if and only if that commits. */
export function enqueue(tx: Tx, kind: string, payload: unknown): void {
  tx.sql.exec(
    "INSERT INTO outbox (kind, payload, created_at, next_at, attempts) VALUES (?, ?, ?, ?, 0)",
    kind,
    JSON.stringify(payload),
    tx.now,
    tx.now,
  );
  arm(tx, "outbox", tx.now + FIRST_RETRY_MS);
  tx.left.deliveries += 1;
}

/** The same for an effect of which only the newest state counts: what still waits of this kind and subject is dropped. */
export function enqueueLatest(tx: Tx, kind: string, subject: string, payload: Record<string, unknown>): void {
  tx.sql.exec("DELETE FROM outbox WHERE kind = ? AND json_extract(payload, '$.subject') = ?", kind, subject);
  enqueue(tx, kind, { subject, ...payload });
}

type OutboxRow = {
  id: number;
  kind: string;
  payload: string;
  created_at: number;
  attempts: number;
};

/** Tries everything that is due; what fails waits exponentially longer, and is given up, loudly, after three days. */
export async function drain(sql: SqlStorage, object: string, nowMs: number, deliverers: Deliverers): Promise<void> {
  const rows = sql
    .exec<OutboxRow>(
      "SELECT id, kind, payload, created_at, attempts FROM outbox WHERE next_at <= ? ORDER BY id LIMIT 100",
      nowMs,
    )
    .toArray();
  for (const row of rows) {
    try {
      const deliver = deliverers[row.kind];
      if (!deliver) throw new Error(`Nothing delivers ${row.kind}`);
      await deliver(JSON.parse(row.payload), `${object}-${row.id}`);
      sql.exec("DELETE FROM outbox WHERE id = ?", row.id);
    } catch (error) {
      const giveUp = nowMs - row.created_at > GIVE_UP_AFTER_MS;
      console.error(`Outbox ${row.kind} #${row.id} failed${giveUp ? " for the last time" : ""}`, error);
      if (giveUp) sql.exec("DELETE FROM outbox WHERE id = ?", row.id);
      else {
        const waitMs = Math.min(FIRST_RETRY_MS * 2 ** row.attempts, LONGEST_RETRY_MS);
        sql.exec("UPDATE outbox SET attempts = attempts + 1, next_at = ? WHERE id = ?", nowMs + waitMs, row.id);
      }
    }
  }
}

/** The earliest instant at which something waits to be tried, or null. */
export function nextDelivery(sql: SqlStorage): number | null {
  return sql.exec<{ next: number | null }>("SELECT min(next_at) AS next FROM outbox").one().next;
}
