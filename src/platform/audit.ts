import { randomBytes } from "node:crypto";
import { commitment, hashOf } from "../domain/audit/chain.ts";
import { digest } from "./digest.ts";
import { auditHead, auditTable } from "./tables.ts";
import type { Tx } from "./tx.ts";

/** Who did it, for the trail: a person, a screen, or the object's own timer. */
export interface AuditActor {
  id: string;
  name: string;
}
export const SYSTEM: AuditActor = { id: "system", name: "系统" };

/**
 * Writes the audit row of a verb, in its transaction. `before` and `after` are stored as digests: they prove what was
 * there without keeping personal values twice. Name and address are covered by salted commitments, see
 * `domain/audit/chain`.
 */
export function audit(
  tx: Tx,
  actor: AuditActor,
  action: string,
  subject: string,
  before: unknown,
  after: unknown,
): void {
  const last = headOf(tx.sql);
  const name = committed(actor.name);
  const address = committed(tx.address);
  const facts = {
    seq: (last?.seq ?? 0) + 1,
    at: tx.now,
    actor: actor.id,
    actorName: actor.name,
    actorNameSalt: name.salt,
    actorNameSha256: name.sha256,
    action,
    subject,
    before: before === null ? null : digest(before),
    after: after === null ? null : digest(after),
    requestId: tx.requestId,
    address: tx.address,
    addressSalt: address.salt,
    addressSha256: address.sha256,
    previous: last?.hash ?? "",
  };
  const hash = hashOf(facts, digest);
  tx.db
    .insert(auditTable)
    .values({ ...facts, hash })
    .run();
  const head = { seq: facts.seq, hash };
  tx.db
    .insert(auditHead)
    .values({ id: 1, ...head })
    .onConflictDoUpdate({ target: auditHead.id, set: head })
    .run();
  tx.left.audits += 1;
}

/**
 * Number and hash of the newest row, kept apart from the rows: rows cut off at the end leave a gap that the next one
 * does not close. A trail of the first release has none before its next row.
 */
export function headOf(sql: SqlStorage): { seq: number; hash: string } | null {
  const kept = sql.exec<{ seq: number; hash: string }>("SELECT seq, hash FROM audit_head").toArray()[0];
  return (
    kept ??
    sql.exec<{ seq: number; hash: string }>("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").toArray()[0] ??
    null
  );
}

function committed(value: string): { salt: string; sha256: string } {
  const salt = randomBytes(16).toString("hex");
  return { salt, sha256: commitment(salt, value, digest) };
}
