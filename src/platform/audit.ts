import { digest } from "./digest.ts";
import type { Tx } from "./tx.ts";

/** Who did it, for the trail: a person, a screen, or the object's own timer. */
export interface AuditActor {
  id: string;
  name: string;
}
export const SYSTEM: AuditActor = { id: "system", name: "系统" };

/** What the hash of an audit row covers, in this order of keys (RFC 8785 sorts them anyway). */
export interface AuditFacts {
  seq: number;
  at: number;
  actor: string;
  actorName: string;
  action: string;
  subject: string;
  before: string | null;
  after: string | null;
  requestId: string;
  address: string;
  previous: string;
}

/** Hash of one row: each holds the hash of the one before, so a changed byte anywhere breaks the chain after it. */
export function auditHash(facts: AuditFacts): string {
  return digest(facts);
}

/**
 * Writes the audit row of a verb, in its transaction. `before` and `after` are stored as digests: they prove what was
 * there without keeping personal values twice.
 */
export function audit(
  tx: Tx,
  actor: AuditActor,
  action: string,
  subject: string,
  before: unknown,
  after: unknown,
): void {
  const last = tx.sql
    .exec<{ seq: number; hash: string }>("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    .toArray()[0];
  const facts: AuditFacts = {
    seq: (last?.seq ?? 0) + 1,
    at: tx.now,
    actor: actor.id,
    actorName: actor.name,
    action,
    subject,
    before: before === null ? null : digest(before),
    after: after === null ? null : digest(after),
    requestId: tx.requestId,
    address: tx.address,
    previous: last?.hash ?? "",
  };
  tx.sql.exec(
    `INSERT INTO audit (seq, at, actor, actor_name, action, subject, before, after, request_id, address, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    facts.seq,
    facts.at,
    facts.actor,
    facts.actorName,
    facts.action,
    facts.subject,
    facts.before,
    facts.after,
    facts.requestId,
    facts.address,
    facts.previous,
    auditHash(facts),
  );
  tx.left.audits += 1;
}
