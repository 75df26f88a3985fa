import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { CampaignId } from "./campaign.ts";
import { PersonRef } from "./person.ts";
import { TextStyle } from "./plan.ts";
import { idOf, InstantText, Line, LocalDay, Note, PageQuery, pageOf, patchOf, Revision, Sha256 } from "./primitives.ts";
import { ThemeId } from "./theme.ts";

export const MaterialId = idOf("material");
export const VersionId = idOf("version");
export const UploadId = idOf("upload");

export const MaterialKind = z.enum(["video", "image", "text", "web", "leaflet"]);
export type MaterialKind = z.infer<typeof MaterialKind>;

/** 初审 / 复审 / 终审; a bureau may set one, two or three steps. */
export const ReviewStep = z.enum(["first_review", "second_review", "final_review"]);
export type ReviewStep = z.infer<typeof ReviewStep>;

export const VersionState = z.enum(["draft", ...ReviewStep.options, "approved", "returned", "withdrawn", "expired"]);
export type VersionState = z.infer<typeof VersionState>;

/** One reviewer's decision, bound to the SHA-256 of what they saw. */
export const Review = z.object({
  step: ReviewStep,
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
  reviews: z.array(Review),
  /** Why it was withdrawn. */
  comment: z.string(),
  createdAt: InstantText,
  /** Path on this origin, null for a text. */
  url: z.string().nullable(),
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

/** One reviewed thing to show or hand out; `versions` newest first. */
export const Material = z.object({
  id: MaterialId,
  ...MaterialFields.shape,
  versions: z.array(MaterialVersion),
  createdAt: InstantText,
  revision: Revision,
});
export type Material = z.infer<typeof Material>;

/** What a browser or tool announces before it sends bytes. */
export const UploadRequest = z.strictObject({
  bytes: z
    .int()
    .min(1)
    .max(2 * 1024 ** 3),
  sha256: Sha256,
  mime: z.string().max(100),
  /** Of a video, ms, as the browser read it; checked against the container. */
  durationMs: z.int().min(1000).max(7_200_000).optional(),
  widthPx: z.int().min(1).max(32_768).optional(),
  heightPx: z.int().min(1).max(32_768).optional(),
  validFrom: LocalDay.optional(),
  validUntil: LocalDay.optional(),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** Permission to send exactly these bytes to `url` with PUT before `expiresAt`. */
export const UploadTicket = z.object({ id: UploadId, url: z.string(), expiresAt: InstantText });
export type UploadTicket = z.infer<typeof UploadTicket>;

const path = "/api/bureaus/{bureau}/materials/{material}" as const;
const version = `${path}/versions/{version}` as const;

export const materialEndpoints = endpoints({
  "material.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/materials",
    permission: "material.read",
    summary: { zh: "素材列表；合作机构只见已批准的", en: "Materials; institutions see approved ones only" },
    query: PageQuery.extend({ kind: MaterialKind.optional(), campaign: CampaignId.optional() }),
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
  "upload.request": {
    method: "POST",
    path: `${path}/uploads`,
    permission: "material.write",
    summary: { zh: "申请上传", en: "Ask for an upload ticket" },
    body: UploadRequest,
    result: UploadTicket,
    status: 201,
  },
  "upload.send": {
    method: "PUT",
    path: "/api/bureaus/{bureau}/uploads/{upload}",
    permission: "material.write",
    summary: {
      zh: "发送文件内容；大小、SHA-256、类型须与申请一致",
      en: "Send the bytes; size, SHA-256 and type must be the announced ones",
    },
    adapter: "own",
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
  },
  "version.return": {
    method: "POST",
    path: `${version}/return`,
    permission: "material.review",
    summary: { zh: "退回修改", en: "Return for changes" },
    body: z.strictObject({ sha256: Sha256, comment: Line }),
    result: Material,
  },
  "version.withdraw": {
    method: "POST",
    path: `${version}/withdraw`,
    permission: "material.write",
    summary: { zh: "撤下此版本，立即停止播出", en: "Withdraw: off every screen from now on" },
    body: z.strictObject({ comment: Line }),
    result: Material,
  },
});
