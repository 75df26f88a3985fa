import { Problem } from "../contracts/problem.ts";
import { arm } from "./timer.ts";
import type { Caller, Tx } from "./tx.ts";

const KEPT_MS = 86_400_000;

/**
 * Runs `work` at most once per person and `Idempotency-Key` within a day: a repeat gets the first answer again, from
 * the same transaction that made it. The same key with another body or action is refused.
 */
export function once<Value>(tx: Tx, caller: Caller, action: string, work: () => Value): Value {
  if (!caller.idempotency) return work();
  const { key, bodySha256 } = caller.idempotency;
  const kept = tx.sql
    .exec<{ action: string; body_sha256: string; answer: string }>(
      "SELECT action, body_sha256, answer FROM idempotency WHERE person = ? AND key = ? AND at > ?",
      caller.person.id,
      key,
      tx.now - KEPT_MS,
    )
    .toArray()[0];
  if (kept) {
    if (kept.action !== action || kept.body_sha256 !== bodySha256) throw new Problem("idempotency_mismatch");
    return JSON.parse(kept.answer);
  }
  const value = work();
  tx.sql.exec(
    "INSERT OR REPLACE INTO idempotency (person, key, action, body_sha256, answer, at) VALUES (?, ?, ?, ?, ?, ?)",
    caller.person.id,
    key,
    action,
    bodySha256,
    JSON.stringify(value ?? null),
    tx.now,
  );
  arm(tx, "idempotency", tx.now + KEPT_MS);
  return value;
}

/** The timer that forgets answers older than a day. */
export function forgetOldAnswers(tx: Tx): void {
  tx.sql.exec("DELETE FROM idempotency WHERE at <= ?", tx.now - KEPT_MS);
  const oldest = tx.sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM idempotency").one().at;
  if (oldest !== null) arm(tx, "idempotency", oldest + KEPT_MS);
}
