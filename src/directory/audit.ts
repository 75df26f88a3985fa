import { RETENTION } from "../domain/personal-data/retention.ts";
import { DAY_MS } from "../domain/time/day.ts";
import { audit, SYSTEM } from "../platform/audit.ts";
import type { Anchor } from "../platform/audit-check.ts";
import { redactAudit } from "../platform/audit-redact.ts";
import type { Tx } from "../platform/tx.ts";

const ANCHOR = "audit.anchor";

/** Notes the newest row of a bureau's trail in the directory's own chain; once, however often it is delivered. */
export function anchorAudit(tx: Tx, bureau: string, [seq, hash]: Anchor): void {
  const subject = `${bureau}:${seq}:${hash}`;
  const known = tx.sql.exec("SELECT 1 FROM audit WHERE subject = ? AND action = ?", subject, ANCHOR).toArray();
  if (known.length === 0) audit(tx, SYSTEM, ANCHOR, subject, null, null);
}

/** Every row of a bureau's trail that was ever noted. */
export function anchorsOf(sql: SqlStorage, bureau: string): Anchor[] {
  const rows = sql.exec<{ subject: string }>(
    // A slug has neither of LIKE's wildcards, and no colon.
    "SELECT subject FROM audit WHERE action = ? AND subject LIKE ? || ':%' ORDER BY seq",
    ANCHOR,
    bureau,
  );
  return rows.toArray().map(({ subject }): Anchor => {
    const [, seq, hash = ""] = subject.split(":");
    return [Number(seq), hash];
  });
}

/** The directory is no bureau's: its trail keeps personal values as long as a bureau does that chose nothing else. */
export function redactDirectory(tx: Tx): boolean {
  return redactAudit(tx, tx.now - RETENTION.auditDays * DAY_MS);
}
