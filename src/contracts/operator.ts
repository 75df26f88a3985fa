import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { Invitation } from "./member.ts";
import { BureauId, Email, idOf, InstantText, Line, PageQuery, pageOf, Revision, Zone } from "./primitives.ts";

/** A bureau as the platform's operator knows it: that it exists, and under which other one. */
export const PlacedBureau = z.object({
  id: BureauId,
  name: z.string(),
  parent: BureauId.nullable(),
  createdAt: InstantText,
  revision: Revision,
});
export type PlacedBureau = z.infer<typeof PlacedBureau>;

/** Somebody who may create bureaus, and sees the data of none. */
export const Operator = z.object({
  person: idOf("person"),
  name: z.string(),
  email: z.string(),
  since: InstantText,
});
export type Operator = z.infer<typeof Operator>;

/** A reset link that works when an operator has confirmed it; its token is with whoever asked for it. */
export const WaitingReset = z.object({
  id: idOf("password_reset"),
  person: z.object({ id: idOf("person"), name: z.string(), email: z.string() }),
  /** Operates the platform, too. */
  operator: z.boolean(),
  /** Drops the second factor. */
  dropTwoFactor: z.boolean(),
  /** Whose security administrator asks, and all bureaus that the account would open. */
  bureau: z.string(),
  bureaus: z.array(z.string()),
  requestedBy: z.object({ id: idOf("person"), name: z.string(), email: z.string() }).nullable(),
  expiresAt: InstantText,
});
export type WaitingReset = z.infer<typeof WaitingReset>;

export const operatorEndpoints = endpoints({
  "bureau.list": {
    method: "GET",
    path: "/api/operator/bureaus",
    permission: "operator",
    summary: { zh: "平台上的主管单位（仅名称）", en: "The platform's bureaus: names only" },
    query: PageQuery,
    result: pageOf(PlacedBureau),
  },
  "bureau.create": {
    method: "POST",
    path: "/api/operator/bureaus",
    permission: "operator",
    summary: {
      zh: "创建主管单位，并邀请其首位管理员",
      en: "Create a bureau and invite its first administrator",
    },
    body: z.strictObject({
      id: BureauId,
      name: Line,
      zone: Zone.default("Asia/Shanghai"),
      parent: BureauId.nullable().default(null),
      administrator: Email,
    }),
    result: z.object({ bureau: PlacedBureau, invitation: Invitation }),
    status: 201,
    fresh: true,
  },
  "bureau.place": {
    method: "PUT",
    path: "/api/operator/bureaus/{bureau}/parent",
    permission: "operator",
    summary: { zh: "设置上级单位", en: "Set the bureau above" },
    body: z.strictObject({ parent: BureauId.nullable() }),
    result: PlacedBureau,
    ifMatch: true,
    fresh: true,
  },
  "bureau.invite": {
    method: "POST",
    path: "/api/operator/bureaus/{bureau}/invitation",
    permission: "operator",
    summary: {
      zh: "重新邀请首位管理员（仅在该单位尚无成员时）",
      en: "Invite the first administrator again, while the bureau has no member yet",
    },
    body: z.strictObject({ administrator: Email }),
    result: Invitation,
    status: 201,
    fresh: true,
  },
  "password_reset.waiting": {
    method: "GET",
    path: "/api/operator/password-resets",
    permission: "operator",
    summary: { zh: "待确认的重设密码申请", en: "Password resets that wait to be confirmed" },
    result: z.object({ items: z.array(WaitingReset) }),
    fresh: true,
  },
  "password_reset.confirm": {
    method: "POST",
    path: "/api/operator/password-resets/{password_reset}/confirm",
    permission: "operator",
    summary: {
      zh: "确认重设密码申请：申请人手中的链接随即生效",
      en: "Confirm a password reset: the link that its requester holds works from now on",
    },
    fresh: true,
  },
  "password_reset.refuse": {
    method: "DELETE",
    path: "/api/operator/password-resets/{password_reset}",
    permission: "operator",
    summary: { zh: "拒绝重设密码申请：链接作废", en: "Refuse a password reset: its link is dead" },
    fresh: true,
  },
  "operator.list": {
    method: "GET",
    path: "/api/operator/operators",
    permission: "operator",
    summary: { zh: "平台运营人员", en: "The platform's operators" },
    query: PageQuery,
    result: pageOf(Operator),
  },
  "operator.appoint": {
    method: "POST",
    path: "/api/operator/operators",
    permission: "operator",
    summary: { zh: "指定平台运营人员（须已有账号）", en: "Appoint an operator, who has an account already" },
    body: z.strictObject({ email: Email }),
    result: Operator,
    status: 201,
    fresh: true,
  },
  "operator.dismiss": {
    method: "DELETE",
    path: "/api/operator/operators/{person}",
    permission: "operator",
    summary: { zh: "撤销平台运营人员", en: "Dismiss an operator" },
    fresh: true,
  },
});
