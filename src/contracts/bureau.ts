import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { BureauId, Email, idOf, InstantText, Line, patchOf, Revision, Zone } from "./primitives.ts";
import { SecurityPolicy } from "./policy.ts";

/** Sign-in passwords: at least 8 characters from three of four classes; which, the rules judge. */
export const Password = z.string().min(8).max(128);

const BureauFields = z.strictObject({
  name: Line,
  zone: Zone.default("Asia/Shanghai"),
  /** The official channel for tips, shown on every public page and screen card. */
  reportingChannel: z.string().trim().max(120).default(""),
  /** How many review steps a material passes. */
  reviewSteps: z.int().min(1).max(3).default(3),
  /** 三员: nobody is system, security or audit administrator together with another of these, or with content work. */
  separateAdministration: z.boolean().default(false),
  /** Working hours for which an offered place waits for an answer. */
  offerHours: z.int().min(1).max(72).default(4),
  /** Working days after an event within which its outcomes are due. */
  dueDays: z.int().min(1).max(60).default(5),
  /** Days after an event for which contact data are kept. */
  retentionDays: z.int().min(1).max(180).default(30),
  /** Days ahead at which the approach of a material's last valid day is pointed out. */
  expiryDays: z.int().min(1).max(90).default(14),
  /** Minutes of a screen's silence in open hours after which somebody is told. */
  alertMinutes: z.int().min(2).max(1440).default(15),
  /** Where alerts are sent as `{ msgtype: "text", text: { content } }`, which group robots of WeCom and DingTalk take. */
  alertWebhook: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable()
    .default(null),
  /** The words from which screens are tagged. */
  tags: z
    .array(Line)
    .max(100)
    .refine((tags) => new Set(tags).size === tags.length, { message: "not_unique" })
    .default([]),
});

/**
 * What of the settings weakens 三员: an administrator asks for it, and it holds when a security administrator confirms it
 * before it expires.
 */
export const Relaxation = z.object({
  separateAdministration: z.literal(false).optional(),
  reviewSteps: z.int().min(1).max(3).optional(),
  requestedBy: idOf("person"),
  requestedAt: InstantText,
  expiresAt: InstantText,
});
export type Relaxation = z.infer<typeof Relaxation>;

export const Bureau = z.object({
  id: BureauId,
  ...BureauFields.shape,
  policy: SecurityPolicy,
  /** The bureau above, which the platform's operator sets. */
  parent: z.object({ id: BureauId, name: z.string() }).nullable(),
  /** What waits for a second administrator, as the three administrators see it; null for everybody else. */
  relaxation: Relaxation.nullable(),
  revision: Revision,
});
export type Bureau = z.infer<typeof Bureau>;

export const BureauSettings = Bureau.extend({
  /** Whether the installation lets alerts leave for `alertWebhook`; true where there is none, or it is not to be seen. */
  alertWebhookAllowed: z.boolean(),
});
export type BureauSettings = z.infer<typeof BureauSettings>;

/** What a bureau is founded with; its founder holds two of the roles that 三员 keeps apart. */
export const Founding = BureauFields.omit({ separateAdministration: true }).extend({ id: BureauId });
export type Founding = z.infer<typeof Founding>;

export const bureauEndpoints = endpoints({
  "bureau.get": {
    method: "GET",
    path: "/api/bureaus/{bureau}",
    permission: "member",
    summary: { zh: "主管单位", en: "The bureau" },
    result: BureauSettings,
  },
  "bureau.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}",
    permission: "bureau.write",
    summary: {
      zh: "修改主管单位设置（三员分设时，放宽须另行申请）",
      en: "Change the bureau's settings; with separate administration what weakens it is requested instead",
    },
    body: patchOf(BureauFields),
    result: Bureau,
    ifMatch: true,
    fresh: true,
  },
  "relaxation.request": {
    method: "POST",
    path: "/api/bureaus/{bureau}/relaxation",
    permission: "bureau.write",
    summary: {
      zh: "申请关闭三员分设或减少审核步骤：由安全管理员确认，72 小时内有效",
      en: "Request to end separate administration or to lower the review steps: a security administrator confirms within 72 hours",
    },
    body: Relaxation.pick({ separateAdministration: true, reviewSteps: true }).strict(),
    result: Bureau,
    ifMatch: true,
    fresh: true,
  },
  "relaxation.confirm": {
    method: "POST",
    path: "/api/bureaus/{bureau}/relaxation/confirm",
    permission: "policy.write",
    summary: { zh: "确认放宽申请：立即生效", en: "Confirm what was requested: it holds at once" },
    result: Bureau,
    ifMatch: true,
    fresh: true,
  },
  "relaxation.drop": {
    method: "DELETE",
    path: "/api/bureaus/{bureau}/relaxation",
    permission: "relaxation.drop",
    summary: { zh: "撤回或拒绝放宽申请", en: "Withdraw or refuse what was requested" },
    result: Bureau,
    ifMatch: true,
    fresh: true,
  },
  "policy.update": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/policy",
    permission: "policy.write",
    summary: { zh: "修改密码与会话策略", en: "Change the policy of passwords and sessions" },
    body: patchOf(SecurityPolicy),
    result: Bureau,
    ifMatch: true,
    fresh: true,
  },
});

/** Creates the first bureau and its administrator with the one-time link. */
export const setupEndpoints = endpoints({
  "setup.create": {
    limit: "setup",
    method: "POST",
    path: "/api/setup",
    permission: "setup",
    summary: {
      zh: "用一次性链接创建首个主管单位和管理员",
      en: "Create the first bureau and its administrator by the one-time link",
    },
    body: z.strictObject({
      token: z.string().max(200),
      bureau: Founding,
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
