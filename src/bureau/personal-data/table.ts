import { integer, sqliteTable } from "drizzle-orm/sqlite-core";
import type { RetentionPolicy } from "../../contracts/personal-data.ts";
import { RETENTION } from "../../domain/personal-data/retention.ts";
import type { Tx } from "../../platform/tx.ts";

/** One row at most: how long this bureau keeps what it may choose. */
export const retentionPolicies = sqliteTable("retention_policy", {
  id: integer("id").primaryKey(),
  auditDays: integer("audit_days").notNull(),
  invitationDays: integer("invitation_days").notNull(),
  revision: integer("revision").notNull(),
});

/** The policy in force, with the revision that a change of it must have seen. */
export function retentionOf(tx: Tx): RetentionPolicy & { revision: number } {
  const row = tx.db.select().from(retentionPolicies).get();
  if (!row) return { ...RETENTION, revision: 1 };
  const { id: _, ...policy } = row;
  return policy;
}
