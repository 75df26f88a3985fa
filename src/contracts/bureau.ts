import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { BureauId, Email, InstantText, Line, PageQuery, pageOf, patchOf, Revision, Zone } from "./primitives.ts";

/** Sign-in passwords: at least 8 characters from three of four classes; which, the rules judge. */
export const Password = z.string().min(8).max(128);

const BureauFields = z.strictObject({
  name: Line,
  zone: Zone.default("Asia/Shanghai"),
  /** The official channel for tips, shown on every public page and screen card. */
  reportingChannel: z.string().trim().max(120).default(""),
  /** How many review steps a material passes. */
  reviewSteps: z.int().min(1).max(3).default(3),
});

export const Bureau = z.object({ id: BureauId, ...BureauFields.shape, revision: Revision });
export type Bureau = z.infer<typeof Bureau>;

/** One row of the audit trail; each holds the SHA-256 of the one before. */
export const AuditRow = z.object({
  seq: z.int(),
  at: InstantText,
  actor: z.string(),
  actorName: z.string(),
  action: z.string(),
  subject: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  requestId: z.string(),
  address: z.string(),
  hash: z.string(),
});
export type AuditRow = z.infer<typeof AuditRow>;

export const bureauEndpoints = endpoints({
  "bureau.get": {
    method: "GET",
    path: "/api/bureaus/{bureau}",
    permission: "member",
    summary: { zh: "主管单位", en: "The bureau" },
    result: Bureau,
  },
  "bureau.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}",
    permission: "bureau.write",
    summary: { zh: "修改主管单位设置", en: "Change the bureau's settings" },
    body: patchOf(BureauFields),
    result: Bureau,
    ifMatch: true,
  },
  "audit.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/audit",
    permission: "audit.read",
    summary: { zh: "审计记录，新的在前", en: "The audit trail, newest first" },
    query: PageQuery.extend({ subject: z.string().max(60).optional() }),
    result: pageOf(AuditRow),
  },
});

/** Creates the first bureau and its administrator with the one-time link. */
export const setupEndpoints = endpoints({
  "setup.create": {
    method: "POST",
    path: "/api/setup",
    permission: "setup",
    summary: {
      zh: "用一次性链接创建首个主管单位和管理员",
      en: "Create the first bureau and its administrator by the one-time link",
    },
    body: z.strictObject({
      token: z.string().max(200),
      bureau: BureauFields.extend({ id: BureauId }),
      admin: z.strictObject({ email: Email, name: Line, password: Password }),
    }),
    result: Bureau,
    status: 201,
  },
  "demo.ready": {
    method: "POST",
    path: "/api/demo/ready",
    permission: "demo",
    summary: { zh: "演示数据载入完成", en: "The demo content is complete: ends the clock override for good" },
  },
});
