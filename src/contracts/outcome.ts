import { z } from "zod";
import { CampaignId } from "./campaign.ts";
import { endpoints } from "./endpoint.ts";
import { EventId } from "./event.ts";
import { InstitutionId } from "./institution.ts";
import { MetricKey } from "./metric.ts";
import { PersonRef } from "./person.ts";
import { Bilingual } from "./problem.ts";
import { idOf, InstantText, Line, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";

export const OutcomeId = idOf("outcome");
export const OutcomeState = z.enum(["draft", "submitted", "returned", "accepted", "locked"]);
export type OutcomeState = z.infer<typeof OutcomeState>;

/** One figure as filed: an exact integer in the metric's unit. 余/约/多/近 are never stored. */
export const FiledFigure = z.strictObject({
  metric: MetricKey,
  value: z.int().min(0).max(1e9),
  unit: z.string().max(8),
  method: z.enum(["counted", "system", "estimated"]),
  asOf: InstantText.optional(),
  /** Mandatory for live streams: what the platform counts. */
  definition: z.string().trim().max(200).optional(),
  channel: z.string().trim().max(80).optional(),
  note: z.string().trim().max(300).optional(),
});
export type FiledFigure = z.infer<typeof FiledFigure>;

export const Narrative = z.strictObject({
  practices: z.string().trim().max(300).default(""),
  highlights: z.string().trim().max(300).default(""),
  problems: z.string().trim().max(300).default(""),
  nextSteps: z.string().trim().max(300).default(""),
});
export type Narrative = z.infer<typeof Narrative>;

/** A warning does not stop a filing; it asks to confirm. */
export const OutcomeWarning = z.object({ code: z.string(), metric: z.string(), message: Bilingual });
export type OutcomeWarning = z.infer<typeof OutcomeWarning>;

/** What one institution says happened at an event; `institution` null = the bureau as host. */
export const Outcome = z.object({
  id: OutcomeId,
  event: EventId,
  eventTitle: z.string(),
  campaign: CampaignId.nullable(),
  institution: InstitutionId.nullable(),
  institutionName: z.string(),
  state: OutcomeState,
  figures: z.array(FiledFigure),
  narrative: Narrative,
  warnings: z.array(OutcomeWarning),
  dueAt: InstantText.nullable(),
  late: z.boolean(),
  comment: z.string(),
  submittedBy: PersonRef.nullable(),
  submittedAt: InstantText.nullable(),
  decidedBy: PersonRef.nullable(),
  revision: Revision,
});
export type Outcome = z.infer<typeof Outcome>;

const path = "/api/bureaus/{bureau}/outcomes/{outcome}" as const;
const Filing = z.strictObject({
  figures: z.array(FiledFigure).max(60),
  narrative: Narrative.default({ practices: "", highlights: "", problems: "", nextSteps: "" }),
});

export const outcomeEndpoints = endpoints({
  "outcome.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/outcomes",
    permission: "outcome.read",
    summary: { zh: "成效填报；机构只见本机构", en: "Outcomes; an institution sees its own" },
    query: PageQuery.extend({
      event: EventId.optional(),
      institution: InstitutionId.optional(),
      state: OutcomeState.optional(),
    }),
    result: pageOf(Outcome),
  },
  "outcome.get": {
    method: "GET",
    path,
    permission: "outcome.read",
    summary: { zh: "填报详情", en: "An outcome" },
    result: Outcome,
  },
  "outcome.draft": {
    method: "POST",
    path: "/api/bureaus/{bureau}/events/{event}/outcomes",
    permission: "outcome.write",
    summary: { zh: "新建填报", en: "Start an outcome" },
    body: Filing.extend({ institution: InstitutionId.nullable() }),
    result: Outcome,
    status: 201,
  },
  "outcome.update": {
    method: "PATCH",
    path,
    permission: "outcome.write",
    summary: { zh: "修改填报", en: "Change an outcome" },
    body: patchOf(Filing),
    result: Outcome,
    ifMatch: true,
  },
  "outcome.submit": {
    method: "POST",
    path: `${path}/submit`,
    permission: "outcome.submit",
    summary: { zh: "提交填报", en: "Submit" },
    result: Outcome,
    ifMatch: true,
  },
  "outcome.accept": {
    method: "POST",
    path: `${path}/accept`,
    permission: "outcome.accept",
    summary: { zh: "确认填报", en: "Accept" },
    result: Outcome,
    ifMatch: true,
    fresh: true,
  },
  "outcome.return": {
    method: "POST",
    path: `${path}/return`,
    permission: "outcome.accept",
    summary: { zh: "退回填报", en: "Return" },
    body: z.strictObject({ comment: Line }),
    result: Outcome,
    ifMatch: true,
    fresh: true,
  },
});
