import { and, eq } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FiledFigure, Narrative, OutcomeState } from "../../contracts/outcome.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";
import { events } from "../event/table.ts";

/** One filing per event and filer; institution '' is the bureau as host. */
export const outcomes = sqliteTable(
  "outcome",
  {
    id: text("id").primaryKey(),
    event: text("event").notNull(),
    institution: text("institution").notNull(),
    state: text("state").$type<OutcomeState>().notNull(),
    figures: text("figures", { mode: "json" }).$type<FiledFigure[]>().notNull(),
    narrative: text("narrative", { mode: "json" }).$type<Narrative>().notNull(),
    comment: text("comment").notNull(),
    submittedBy: text("submitted_by", { mode: "json" }).$type<PersonRef>(),
    /** The latest submission; the first one decides whether it was late. */
    submittedAt: integer("submitted_at"),
    firstSubmittedAt: integer("first_submitted_at"),
    decidedBy: text("decided_by", { mode: "json" }).$type<PersonRef>(),
    decidedAt: integer("decided_at"),
    revision: integer("revision").notNull(),
  },
  (table) => [
    uniqueIndex("outcome_filer").on(table.event, table.institution),
    index("outcome_institution").on(table.institution),
  ],
);
export type OutcomeRow = typeof outcomes.$inferSelect;

/** Append-only: what a filing said at each of its revisions, and who made it so. Reports name these. */
export const outcomeRevisions = sqliteTable(
  "outcome_revision",
  {
    outcome: text("outcome").notNull(),
    revision: integer("revision").notNull(),
    state: text("state").$type<OutcomeState>().notNull(),
    figures: text("figures", { mode: "json" }).$type<FiledFigure[]>().notNull(),
    narrative: text("narrative", { mode: "json" }).$type<Narrative>().notNull(),
    by: text("by", { mode: "json" }).$type<PersonRef>().notNull(),
    at: integer("at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.outcome, table.revision] })],
);

/** The row as stored. */
export function outcomeRow(tx: Tx, id: string): OutcomeRow {
  const row = tx.db.select().from(outcomes).where(eq(outcomes.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}

/** An accepted filing as the reach of a campaign reads it. */
export interface AcceptedFigures {
  outcome: string;
  revision: number;
  event: string;
  /** null = the bureau as host. */
  institution: string | null;
  /** Epoch ms of the acceptance: the figures' as-of where they carry none of their own. */
  acceptedAt: number;
  figures: FiledFigure[];
}

/** The accepted filings of a campaign's events, oldest first. Basis: `reported`, or `modelled` where estimated. */
export function acceptedFigures(tx: Tx, campaign: string): AcceptedFigures[] {
  return tx.db
    .select({ outcome: outcomes })
    .from(outcomes)
    .innerJoin(events, eq(outcomes.event, events.id))
    .where(and(eq(events.campaign, campaign), eq(outcomes.state, "accepted")))
    .orderBy(outcomes.id)
    .all()
    .map(({ outcome }) => ({
      outcome: outcome.id,
      revision: outcome.revision,
      event: outcome.event,
      institution: outcome.institution || null,
      acceptedAt: outcome.decidedAt ?? 0,
      figures: outcome.figures,
    }));
}
