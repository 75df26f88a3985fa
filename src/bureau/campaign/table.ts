import { eq } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Campaign, Target } from "../../contracts/campaign.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { campaignState, type StoredCampaignState } from "../../domain/campaign/state.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";

export const campaigns = sqliteTable(
  "campaign",
  {
    id: text("id").primaryKey(),
    season: text("season").notNull(),
    name: text("name").notNull(),
    summary: text("summary").notNull(),
    themes: text("themes", { mode: "json" }).$type<string[]>().notNull(),
    startsOn: text("starts_on").notNull(),
    endsOn: text("ends_on").notNull(),
    targets: text("targets", { mode: "json" }).$type<Target[]>().notNull(),
    state: text("state").$type<StoredCampaignState>().notNull(),
    createdBy: text("created_by", { mode: "json" }).$type<PersonRef>().notNull(),
    submittedBy: text("submitted_by", { mode: "json" }).$type<PersonRef>(),
    decidedBy: text("decided_by", { mode: "json" }).$type<PersonRef>(),
    comment: text("comment").notNull(),
    createdAt: integer("created_at").notNull(),
    revision: integer("revision").notNull(),
  },
  (table) => [index("campaign_season").on(table.season)],
);
export type CampaignRow = typeof campaigns.$inferSelect;

/** The row as stored. */
export function campaignRow(tx: Tx, id: string): CampaignRow {
  const row = tx.db.select().from(campaigns).where(eq(campaigns.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** The row as everybody sees it: with the state that its dates give it today. */
export function campaignOf(tx: Tx, row: CampaignRow): Campaign {
  const today = localDayAt(tx.now, settingsOf(tx).zone);
  return { ...row, state: campaignState(row.state, row, today), createdAt: utcText(row.createdAt) };
}
