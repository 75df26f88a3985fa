import { and, eq, inArray } from "drizzle-orm";
import type { Outcome } from "../../contracts/outcome.ts";
import { outcomeDueAt } from "../../domain/outcome/due.ts";
import { figureWarnings } from "../../domain/outcome/warnings.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { institutionsWith, staffMay, type Actor } from "../actor.ts";
import { calendarOf } from "../calendar/table.ts";
import { eventRow, type EventRow } from "../event/table.ts";
import { institutionOf } from "../institution/table.ts";
import { settingsOf } from "../settings/table.ts";
import { outcomes, type OutcomeRow } from "./table.ts";

/** The bureau sees what was filed and its own; an institution sees its own, drafts too. */
export function maySee(actor: Actor, row: Pick<OutcomeRow, "institution" | "state">): boolean {
  if (institutionsWith(actor, "outcome.read").includes(row.institution)) return true;
  return staffMay(actor, "outcome.read") && (row.institution === "" || row.state !== "draft");
}

/** A row as people see it: with names, its due date, and what stands out in its figures. */
export function outcomeOf(tx: Tx, row: OutcomeRow): Outcome {
  const event = eventRow(tx, row.event);
  const settings = settingsOf(tx);
  const dueAt = outcomeDueAt(event.endsAt, settings, calendarOf(tx));
  return {
    id: row.id,
    event: event.id,
    eventTitle: event.title,
    campaign: event.campaign,
    institution: row.institution || null,
    institutionName: row.institution ? institutionOf(tx, row.institution).name : settings.name,
    state: row.state,
    figures: row.figures,
    narrative: row.narrative,
    warnings: figureWarnings(row.figures, attendancesOf(tx, event, row)),
    dueAt: utcText(dueAt),
    late: (row.firstSubmittedAt ?? tx.now) >= dueAt,
    comment: row.comment,
    submittedBy: row.submittedBy,
    submittedAt: row.submittedAt === null ? null : utcText(row.submittedAt),
    decidedBy: row.decidedBy,
    revision: row.revision,
  };
}

/** What the host filed as on-site attendances, in this very filing or in its own; null when it has not. */
function attendancesOf(tx: Tx, event: EventRow, row: OutcomeRow): number | null {
  const host =
    row.institution === ""
      ? row
      : tx.db
          .select()
          .from(outcomes)
          .where(
            and(
              eq(outcomes.event, event.id),
              eq(outcomes.institution, ""),
              inArray(outcomes.state, ["submitted", "accepted", "locked"]),
            ),
          )
          .get();
  return host?.figures.find((figure) => figure.metric === "onsite_attendances")?.value ?? null;
}
