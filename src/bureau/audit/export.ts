import { and, asc, gt, lte } from "drizzle-orm";
import { instantText, localDayAt } from "../../domain/time/wall.ts";
import { audit, headOf } from "../../platform/audit.ts";
import { auditTable } from "../../platform/tables.ts";
import { settingsOf } from "../settings/table.ts";
import type { OwnVerbs } from "../verb.ts";
import { matching, viewRow } from "./list.ts";

/** Rows per page of an export. */
const PAGE = 1000;

/** Writes down that the trail is exported, and says up to which row: its own is the last. */
export const exportAudit: OwnVerbs["audit.export"] = (tx, actor, { body }) => {
  const { id, zone } = settingsOf(tx);
  audit(tx, actor, "audit.export", id, null, body);
  return { upTo: headOf(tx.sql)?.seq ?? 0, day: localDayAt(tx.now, zone) };
};

/** One page of an export, oldest first; its times are the bureau's. */
export const readAuditPage: OwnVerbs["audit.page"] = (tx, _actor, { filter, after, upTo }) => {
  const { zone } = settingsOf(tx);
  return tx.db
    .select()
    .from(auditTable)
    .where(and(matching(filter), gt(auditTable.seq, after), lte(auditTable.seq, upTo)))
    .orderBy(asc(auditTable.seq))
    .limit(PAGE)
    .all()
    .map((row) => ({ ...viewRow(row), at: instantText(row.at, zone) }));
};
