import { and, desc, inArray, lt } from "drizzle-orm";
import { ENDPOINTS } from "../../contracts/endpoints.ts";
import { redactedIn } from "../../domain/audit/chain.ts";
import { badCursor, readCursor, writeCursor } from "../../platform/page.ts";
import { auditTable } from "../../platform/tables.ts";
import { utcText } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";

/** Whatever hands data out in bulk is named so, and is in the log by its name. */
const EXPORTS = Object.keys(ENDPOINTS).filter((id) => /\.export(_|$)/.test(id));

/** The log of exports is a view of the trail: nobody can leave one out, and the chain covers it. */
export const listExports: Verb<"personal_data.exports"> = (tx, _actor, { query }) => {
  const limit = query.limit ?? 50;
  const before = query.cursor === undefined ? null : Number(readCursor(query.cursor));
  if (Number.isNaN(before)) throw badCursor();
  const rows = tx.db
    .select()
    .from(auditTable)
    .where(and(inArray(auditTable.action, EXPORTS), before === null ? undefined : lt(auditTable.seq, before)))
    .orderBy(desc(auditTable.seq))
    .limit(limit + 1)
    .all();
  const items = rows.slice(0, limit).map((row) => ({
    seq: row.seq,
    at: utcText(row.at),
    by: { id: row.actor, name: redactedIn(row).actorName ? null : row.actorName },
    action: row.action,
    subject: row.subject,
  }));
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: writeCursor(String(last.seq)) } : { items };
};
