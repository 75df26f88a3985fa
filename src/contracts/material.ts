import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { CampaignId } from "./campaign.ts";
import { PersonRef } from "./person.ts";
import { TextStyle } from "./plan.ts";
import { idOf, InstantText, Line, LocalDay, Note, PageQuery, pageOf, patchOf, Revision, Sha256 } from "./primitives.ts";
import { ThemeId } from "./theme.ts";

export const MaterialId = idOf("material");
export const VersionId = idOf("version");

export const MaterialKind = z.enum(["video", "image", "text", "web", "leaflet"]);
export type MaterialKind = z.infer<typeof MaterialKind>;

/** 初审 / 复审 / 终审; a bureau may set one, two or three steps. */
export const ReviewStep = z.enum(["first_review", "second_review", "final_review"]);
export type ReviewStep = z.infer<typeof ReviewStep>;

export const VersionState = z.enum(["draft", ...ReviewStep.options, "approved", "returned", "withdrawn", "expired"]);
export type VersionState = z.infer<typeof VersionState>;

/** One reviewer's decision, bound to the SHA-256 of what they saw. */
export const Review = z.object({
  /** `takeover`: the signature under words that take screens over, for that alone. */
  step: z.enum([...ReviewStep.options, "takeover"]),
  by: PersonRef,
  decision: z.enum(["approve", "return"]),
  comment: z.string(),
  sha256: Sha256,
  at: InstantText,
});
export type Review = z.infer<typeof Review>;

/** One state of a material's content; any change of content makes a new version, in draft. */
export const MaterialVersion = z.object({
  id: VersionId,
  material: MaterialId,
  number: z.int().min(1),
  state: VersionState,
  /** Of the file's bytes; for a text, of the RFC 8785 bytes of { text, style }. */
  sha256: Sha256,
  bytes: z.int(),
  mime: z.string(),
  /** Own length of a video; null for everything whose dwell time the playlist sets. */
  durationMs: z.int().nullable(),
  widthPx: z.int().nullable(),
  heightPx: z.int().nullable(),
  text: z.string().nullable(),
  style: TextStyle.nullable(),
  /** Local days, both inclusive; outside them it is in no plan. */
  validFrom: LocalDay.nullable(),
  validUntil: LocalDay.nullable(),
  createdBy: PersonRef,
  submittedBy: PersonRef.nullable(),
  submittedAt: InstantText.nullable(),
  /** The review steps it has to pass, as the bureau asked for them when it was submitted; empty before that. */
  steps: z.array(ReviewStep),
  reviews: z.array(Review),
  /** Why it was withdrawn. */
  comment: z.string(),
  withdrawnBy: PersonRef.nullable(),
  withdrawnAt: InstantText.nullable(),
  createdAt: InstantText,
  /** Path on this origin, null for a text. */
  url: z.string().nullable(),
  /** Path of a small JPEG or WebP to list it by; null where its uploader's browser made none. */
  thumbnail: z.string().nullable(),
  revision: Revision,
});
export type MaterialVersion = z.infer<typeof MaterialVersion>;

const MaterialFields = z.strictObject({
  title: Line,
  kind: MaterialKind,
  theme: ThemeId.nullable().default(null),
  campaign: CampaignId.nullable().default(null),
  note: Note.default(""),
});

/** One reviewed thing to show or hand out; `versions` newest first. Its revision counts their changes too. */
export const Material = z.object({
  id: MaterialId,
  ...MaterialFields.shape,
  versions: z.array(MaterialVersion),
  createdAt: InstantText,
  revision: Revision,
});
export type Material = z.infer<typeof Material>;

const path = "/api/bureaus/{bureau}/materials/{material}" as const;
const version = `${path}/versions/{version}` as const;

export const materialEndpoints = endpoints({
  "material.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/materials",
    permission: "material.read",
    summary: { zh: "素材列表；合作机构只见已批准的", en: "Materials; institutions see approved ones only" },
    query: PageQuery.extend({
      kind: MaterialKind.optional(),
      campaign: CampaignId.optional(),
      /** With a version that is in this state now; `in_review`: in any step. */
      state: z.enum([...VersionState.options, "in_review"]).optional(),
    }),
    result: pageOf(Material),
  },
  "material.get": {
    method: "GET",
    path,
    permission: "material.read",
    summary: { zh: "素材详情", en: "A material with its versions and review trail" },
    result: Material,
  },
  "material.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/materials",
    permission: "material.write",
    summary: { zh: "新建素材", en: "Create a material" },
    body: MaterialFields,
    result: Material,
    status: 201,
  },
  "material.update": {
    method: "PATCH",
    path,
    permission: "material.write",
    summary: { zh: "修改素材信息（不含内容）", en: "Change a material's description, not its content" },
    body: patchOf(MaterialFields.omit({ kind: true })),
    result: Material,
    ifMatch: true,
  },
  "material.write_text": {
    method: "POST",
    path: `${path}/texts`,
    permission: "material.write",
    summary: { zh: "写入标语，产生新版本", en: "Write a slogan: makes a new version" },
    body: z.strictObject({
      text: z.string().trim().min(1).max(500),
      style: TextStyle,
      validFrom: LocalDay.optional(),
      validUntil: LocalDay.optional(),
    }),
    result: Material,
    status: 201,
  },
  "version.submit": {
    method: "POST",
    path: `${version}/submit`,
    permission: "material.write",
    summary: { zh: "提交审核", en: "Submit for review" },
    result: Material,
  },
  "version.approve": {
    method: "POST",
    path: `${version}/approve`,
    permission: "material.review",
    summary: { zh: "本级审核通过", en: "Approve the present review step" },
    body: z.strictObject({ sha256: Sha256, comment: Note.default("") }),
    result: Material,
    ifMatch: true,
    fresh: true,
  },
  "version.return": {
    method: "POST",
    path: `${version}/return`,
    permission: "material.review",
    summary: { zh: "退回修改", en: "Return for changes" },
    body: z.strictObject({ sha256: Sha256, comment: Line }),
    result: Material,
    ifMatch: true,
    fresh: true,
  },
  "version.withdraw": {
    method: "POST",
    path: `${version}/withdraw`,
    permission: "material.withdraw",
    summary: {
      zh: "撤下此版本，立即停止播出；批准后审核人亦可",
      en: "Withdraw: off every screen from now on; once approved, reviewers may as well",
    },
    body: z.strictObject({ comment: Line }),
    result: Material,
    fresh: true,
  },
  "version.renew": {
    method: "POST",
    path: `${version}/renew`,
    permission: "material.write",
    summary: {
      zh: "以相同内容产生新版本：改有效期，或退回、撤下后重新送审",
      en: "A new version of the same content: other valid days, or once more after a return or withdrawal",
    },
    body: z.strictObject({ validFrom: LocalDay.optional(), validUntil: LocalDay.optional() }),
    result: Material,
    status: 201,
    fresh: true,
  },
});
