import { Problem } from "../contracts/problem.ts";
import { seal, unseal } from "./seal.ts";
import { arm } from "./timer.ts";
import type { Caller, Tx } from "./tx.ts";

const KEPT_MS = 86_400_000;
const PURPOSE = "idempotency";

/** A request that may come twice: the actor's own key, and what tells another request under it. */
export interface Repeatable {
  actor: string;
  key: string;
  action: string;
  bodySha256: string;
}

/**
 * Runs `work` at most once per person and `Idempotency-Key` within a day: a repeat gets the first answer again, from
 * the same transaction that made it. The same key with another body or action is refused. Answers may hold a token
 * that is shown once, so they are kept sealed by `secret`.
 */
export function once<Value>(tx: Tx, caller: Caller, action: string, secret: string, work: () => Value): Value {
  if (!caller.idempotency) return work();
  const request = { actor: caller.person.id, action, ...caller.idempotency };
  const kept = keptAnswer(tx.sql, request, secret, tx.now);
  if (kept !== null) return JSON.parse(kept);
  const value = work();
  keepAnswer(tx, request, secret, JSON.stringify(value ?? null));
  return value;
}

/** The answer that the request got before, or null. Throws `idempotency_mismatch` when it was another request. */
export function keptAnswer(
  sql: SqlStorage,
  { actor, key, action, bodySha256 }: Repeatable,
  secret: string,
  nowMs: number,
): string | null {
  const kept = sql
    .exec<{ action: string; body_sha256: string; answer: string }>(
      "SELECT action, body_sha256, answer FROM idempotency WHERE person = ? AND key = ? AND at > ?",
      actor,
      key,
      nowMs - KEPT_MS,
    )
    .toArray()[0];
  if (!kept) return null;
  if (kept.action !== action || kept.body_sha256 !== bodySha256) throw new Problem("idempotency_mismatch");
  return unseal(kept.answer, secret, PURPOSE);
}

export function keepAnswer(tx: Tx, { actor, key, action, bodySha256 }: Repeatable, secret: string, text: string): void {
  tx.sql.exec(
    "INSERT OR REPLACE INTO idempotency (person, key, action, body_sha256, answer, at) VALUES (?, ?, ?, ?, ?, ?)",
    actor,
    key,
    action,
    bodySha256,
    seal(text, secret, PURPOSE),
    tx.now,
  );
  arm(tx, "idempotency", tx.now + KEPT_MS);
}

/** The timer that forgets answers older than a day. */
export function forgetOldAnswers(tx: Tx): void {
  tx.sql.exec("DELETE FROM idempotency WHERE at <= ?", tx.now - KEPT_MS);
  const oldest = tx.sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM idempotency").one().at;
  if (oldest !== null) arm(tx, "idempotency", oldest + KEPT_MS);
}
