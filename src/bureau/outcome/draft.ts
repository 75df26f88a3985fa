import { and, eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { existing } from "../../platform/reference.ts";
import { refOf, requireFor } from "../actor.ts";
import { eventRow } from "../event/table.ts";
import type { Verb } from "../verb.ts";
import { requireFiling } from "./filing.ts";
import { saveOutcome } from "./save.ts";
import { outcomes } from "./table.ts";
import { outcomeOf } from "./view.ts";

export const draftOutcome: Verb<"outcome.draft"> = (tx, actor, { params, body }) => {
  const event = eventRow(tx, params.event);
  if (event.publishedAt === null && (body.institution !== null || actor.staff.length === 0))
    throw new Problem("not_found");
  const { institution } = body;
  existing("institution", "机构", () => requireFor(actor, institution, "outcome.write"));
  if (institution !== null && event.invited !== null && !event.invited.includes(institution))
    throw new Problem("not_invited");
  if (event.state !== "held" && !(event.state === "published" && tx.now >= event.startsAt))
    throw new Problem("conflict", { detail: NOT_HELD });
  const kept = tx.db
    .select()
    .from(outcomes)
    .where(and(eq(outcomes.event, event.id), eq(outcomes.institution, institution ?? "")))
    .get();
  if (kept) throw new Problem("conflict", { detail: KEPT, current: outcomeOf(tx, kept) });
  requireFiling(event, institution, body);
  const row = {
    id: newId("outcome", tx.now),
    event: event.id,
    institution: institution ?? "",
    state: "draft" as const,
    figures: body.figures,
    narrative: body.narrative,
    comment: "",
    submittedBy: null,
    submittedAt: null,
    firstSubmittedAt: null,
    decidedBy: null,
    decidedAt: null,
    revision: 1,
  };
  saveOutcome(tx, row, refOf(actor));
  audit(tx, actor, "outcome.draft", row.id, null, row);
  return outcomeOf(tx, row);
};

const NOT_HELD = { zh: "活动尚未开始或已取消，不能填报", en: "The event has not begun or was cancelled" };
const KEPT = {
  zh: "本活动已有填报，请在原填报上修改",
  en: "There is a filing for this event already; change that one",
};
