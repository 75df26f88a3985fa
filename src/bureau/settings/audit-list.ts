import { and, desc, eq, lt } from "drizzle-orm";
import { badCursor, readCursor, writeCursor } from "../../platform/page.ts";
import { auditTable } from "../../platform/tables.ts";
import { instantText } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";

export const listAudit: Verb<"audit.list"> = (tx, _actor, { query }) => {
  const limit = query.limit ?? 50;
  const before = query.cursor === undefined ? null : Number(readCursor(query.cursor));
  if (Number.isNaN(before)) throw badCursor();
  const rows = tx.db
    .select()
    .from(auditTable)
    .where(
      and(
        query.subject === undefined ? undefined : eq(auditTable.subject, query.subject),
        before === null ? undefined : lt(auditTable.seq, before),
      ),
    )
    .orderBy(desc(auditTable.seq))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map((row) => ({ ...row, at: instantText(row.at) }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: writeCursor(String(last.seq)) } : { items };
};
