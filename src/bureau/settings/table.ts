import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Bureau, Relaxation } from "../../contracts/bureau.ts";
import { POLICY_PRESETS, type SecurityPolicy } from "../../contracts/policy.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";

/** The one row of the bureau itself. */
export const bureaus = sqliteTable("bureau", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  zone: text("zone").notNull(),
  reportingChannel: text("reporting_channel").notNull(),
  reviewSteps: integer("review_steps").notNull(),
  separateAdministration: integer("separate_administration", { mode: "boolean" }).notNull().default(false),
  offerHours: integer("offer_hours").notNull().default(4),
  dueDays: integer("due_days").notNull().default(5),
  retentionDays: integer("retention_days").notNull().default(30),
  expiryDays: integer("expiry_days").notNull().default(14),
  alertMinutes: integer("alert_minutes").notNull().default(15),
  alertWebhook: text("alert_webhook"),
  tags: text("tags", { mode: "json" }).$type<string[]>().notNull().default([]),
  policy: text("policy", { mode: "json" }).$type<SecurityPolicy>().notNull().default(POLICY_PRESETS.default),
  /** As the directory has told it. */
  parent: text("parent", { mode: "json" }).$type<NonNullable<Bureau["parent"]>>(),
  /** Also one that has run out. */
  relaxation: text("relaxation", { mode: "json" }).$type<Relaxation>(),
  revision: integer("revision").notNull(),
});

/** The bureau's settings; `not_found` before it has been created. */
export function settingsOf(tx: Tx): Bureau {
  const row = tx.db.select().from(bureaus).get();
  if (!row) throw new Problem("not_found");
  const { relaxation } = row;
  return { ...row, relaxation: relaxation && Date.parse(relaxation.expiresAt) > tx.now ? relaxation : null };
}
