import { and, asc, eq, isNull, lt, ne, sql } from "drizzle-orm";
import { REDACTED, seal, SEALED, START } from "../domain/audit/chain.ts";
import { audit, SYSTEM } from "./audit.ts";
import { digest } from "./digest.ts";
import { auditTable } from "./tables.ts";
import { utcText, type Tx } from "./tx.ts";

/** Rows per turn of a timer. */
const PER_TURN = 5000;
/** Word for word the condition of the index `audit_personal`. */
const PERSONAL = sql`actor <> 'system' AND (actor_name <> '' OR address <> '')`;

/**
 * Drops names and addresses of rows before an instant, and says so in the trail, where the rows themselves stay for
 * good. True when there is more to do: the caller asks for another turn.
 */
export function redactAudit(tx: Tx, beforeMs: number): boolean {
  const due = tx.db
    .select({ seq: auditTable.seq })
    .from(auditTable)
    .where(and(PERSONAL, lt(auditTable.at, beforeMs)))
    .limit(PER_TURN)
    .all();
  if (due.length === 0) return false;
  sealOld(tx);
  const seqs = JSON.stringify(due.map(({ seq }) => seq));
  tx.sql.exec(
    `UPDATE audit SET actor_name = '', actor_name_salt = NULL, address = '', address_salt = NULL
     WHERE seq IN (SELECT value FROM json_each(?))`,
    seqs,
  );
  audit(tx, SYSTEM, REDACTED, utcText(beforeMs), null, { rows: due.length });
  return due.length === PER_TURN;
}

/**
 * Drops one person's name from all rows; the caller's own row, with the action `personal_data.erase` and the person as
 * its subject, says so. Addresses stay for as long as the law wants logs. Answers how many rows.
 */
export function redactPerson(tx: Tx, person: string): number {
  sealOld(tx);
  const named = and(eq(auditTable.actor, person), ne(auditTable.actorName, ""));
  const old = tx.db
    .update(auditTable)
    .set({ actorName: "", address: "" })
    .where(and(named, isNull(auditTable.actorNameSha256)))
    .returning({ seq: auditTable.seq })
    .all();
  const others = tx.db
    .update(auditTable)
    .set({ actorName: "", actorNameSalt: null })
    .where(named)
    .returning({ seq: auditTable.seq })
    .all();
  return old.length + others.length;
}

/** Rows of the first release have no commitments: one row vouches for all of them before the first is redacted. */
function sealOld(tx: Tx): void {
  const first = tx.db.select().from(auditTable).where(eq(auditTable.seq, 1)).get();
  const sealed = tx.db.select({ seq: auditTable.seq }).from(auditTable).where(eq(auditTable.action, SEALED)).get();
  if (!first || first.actorNameSha256 !== null || sealed) return;
  const rows = tx.db.select().from(auditTable).where(isNull(auditTable.actorNameSha256)).orderBy(asc(auditTable.seq));
  const old = rows.all().reduce((rolling, row) => seal(rolling, row, digest), START.old);
  audit(tx, SYSTEM, SEALED, tx.object, null, old);
}
