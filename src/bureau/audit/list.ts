import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { AuditQuery, AuditRow } from "../../contracts/audit.ts";
import { redactedIn } from "../../domain/audit/chain.ts";
import { badCursor, readCursor, writeCursor } from "../../platform/page.ts";
import { auditTable } from "../../platform/tables.ts";
import { utcText } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";

export const listAudit: Verb<"audit.list"> = (tx, _actor, { query }) => {
  const limit = query.limit ?? 50;
  const before = query.cursor === undefined ? null : Number(readCursor(query.cursor));
  if (Number.isNaN(before)) throw badCursor();
  const rows = tx.db
    .select()
    .from(auditTable)
    .where(and(matching(query), before === null ? undefined : lt(auditTable.seq, before)))
    .orderBy(desc(auditTable.seq))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map(viewRow);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: writeCursor(String(last.seq)) } : { items };
};

/** The condition that a filter stands for. */
export function matching({ person, subject, action, from, to }: AuditQuery) {
  return and(
    person === undefined ? undefined : eq(auditTable.actor, person),
    subject === undefined ? undefined : eq(auditTable.subject, subject),
    action === undefined ? undefined : eq(auditTable.action, action),
    from === undefined ? undefined : gte(auditTable.at, Date.parse(from)),
    to === undefined ? undefined : lt(auditTable.at, Date.parse(to)),
  );
}

/** A row as it is read: what was redacted is null. */
export function viewRow(row: typeof auditTable.$inferSelect): AuditRow {
  const gone = redactedIn(row);
  return {
    ...row,
    at: utcText(row.at),
    actorName: gone.actorName ? null : row.actorName,
    address: gone.address ? null : row.address,
  };
}
