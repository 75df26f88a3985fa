import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { MetricKey } from "./metric.ts";
import { PersonRef } from "./person.ts";
import { idOf, InstantText, Line, LocalDay, Note, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";
import { SeasonId } from "./season.ts";
import { ThemeId } from "./theme.ts";

export const CampaignId = idOf("campaign");

/** `live` and `closed` follow the dates of an approved campaign; the others are set by people. */
export const CampaignState = z.enum(["draft", "in_review", "approved", "live", "closed", "archived", "cancelled"]);
export type CampaignState = z.infer<typeof CampaignState>;

/** What a campaign wants to reach: one metric and its value, in the metric's unit. */
export const Target = z.strictObject({ metric: MetricKey, value: z.int().min(1).max(1e9) });
export type Target = z.infer<typeof Target>;

const CampaignFields = z.strictObject({
  season: SeasonId,
  name: Line,
  summary: Note.default(""),
  themes: z.array(ThemeId).max(20).default([]),
  /** Both inclusive, within the season's days. */
  startsOn: LocalDay,
  endsOn: LocalDay,
  targets: z.array(Target).max(40).default([]),
});

export const Campaign = z.object({
  id: CampaignId,
  ...CampaignFields.shape,
  state: CampaignState,
  createdBy: PersonRef,
  submittedBy: PersonRef.nullable(),
  decidedBy: PersonRef.nullable(),
  /** Why it was returned or cancelled. */
  comment: z.string(),
  createdAt: InstantText,
  revision: Revision,
});
export type Campaign = z.infer<typeof Campaign>;

const path = "/api/bureaus/{bureau}/campaigns/{campaign}" as const;
const Reason = z.strictObject({ comment: Line });

export const campaignEndpoints = endpoints({
  "campaign.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/campaigns",
    permission: "campaign.read",
    summary: { zh: "宣传活动方案列表", en: "Campaigns" },
    query: PageQuery.extend({ season: SeasonId.optional(), state: CampaignState.optional() }),
    result: pageOf(Campaign),
  },
  "campaign.get": {
    method: "GET",
    path,
    permission: "campaign.read",
    summary: { zh: "方案详情", en: "A campaign" },
    result: Campaign,
  },
  "campaign.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/campaigns",
    permission: "campaign.write",
    summary: { zh: "新建方案", en: "Create a campaign" },
    body: CampaignFields,
    result: Campaign,
    status: 201,
  },
  "campaign.update": {
    method: "PATCH",
    path,
    permission: "campaign.write",
    summary: { zh: "修改方案", en: "Change a campaign" },
    body: patchOf(CampaignFields),
    result: Campaign,
    ifMatch: true,
  },
  "campaign.submit": {
    method: "POST",
    path: `${path}/submit`,
    permission: "campaign.write",
    summary: { zh: "提交审核", en: "Submit for review" },
    result: Campaign,
    ifMatch: true,
  },
  "campaign.approve": {
    method: "POST",
    path: `${path}/approve`,
    permission: "campaign.review",
    summary: { zh: "批准方案", en: "Approve" },
    result: Campaign,
    ifMatch: true,
    fresh: true,
  },
  "campaign.return": {
    method: "POST",
    path: `${path}/return`,
    permission: "campaign.review",
    summary: { zh: "退回修改", en: "Return for changes" },
    body: Reason,
    result: Campaign,
    ifMatch: true,
    fresh: true,
  },
  "campaign.cancel": {
    method: "POST",
    path: `${path}/cancel`,
    permission: "campaign.write",
    summary: { zh: "取消方案", en: "Cancel" },
    body: Reason,
    result: Campaign,
    ifMatch: true,
  },
  "campaign.archive": {
    method: "POST",
    path: `${path}/archive`,
    permission: "campaign.write",
    summary: { zh: "归档已结束的方案", en: "Archive a closed campaign" },
    result: Campaign,
    ifMatch: true,
  },
});
