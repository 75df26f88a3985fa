import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { Password } from "./bureau.ts";
import { idOf, InstantText, Email } from "./primitives.ts";
import type { PersonRef } from "./person.ts";
import { SecurityPolicy } from "./policy.ts";

/** A password as it is typed at sign-in; what a new one must be like is judged by the policy. */
const Typed = z.string().min(1).max(128);

/** `two_factor`: the password was right, and a code is asked for next. */
export const SignIn = z.object({ state: z.enum(["signed_in", "two_factor"]) });
export type SignIn = z.infer<typeof SignIn>;

export const Account = z.object({
  person: z.object({ id: idOf("person"), name: z.string(), email: z.string() }),
  /** What is asked of this account: the strictest of all bureaus it belongs to. */
  policy: SecurityPolicy,
  twoFactor: z.object({
    enabled: z.boolean(),
    /** The policy requires a second factor and there is none: until it is set up, nothing else is answered (403). */
    due: z.boolean(),
    recoveryCodesLeft: z.int(),
  }),
  /** Signs in by the organisation's own provider, too. */
  linked: z.boolean(),
  /** Its owner has ended that: the provider signs it in no more, until they allow it again. */
  unlinked: z.boolean(),
});
export type Account = z.infer<typeof Account>;

/** One place where the account is signed in. */
export const AccountSession = z.object({
  id: z.string(),
  current: z.boolean(),
  method: z.enum(["password", "oidc"]),
  address: z.string(),
  userAgent: z.string(),
  startedAt: InstantText,
  seenAt: InstantText,
});
export type AccountSession = z.infer<typeof AccountSession>;

/** What the holder of a reset link may know. */
export const PasswordResetView = z.object({
  name: z.string(),
  email: z.string(),
  expiresAt: InstantText,
  policy: SecurityPolicy.pick({ passwordMinLength: true, passwordClasses: true }),
});
export type PasswordResetView = z.infer<typeof PasswordResetView>;

/** That a person has set a new password by a link, for every bureau which it opens. */
export interface ResetNote {
  person: PersonRef;
  /** ms since 1970. */
  at: number;
  /** Whose security administrator gave the link, and the operator who confirmed it where one had to. */
  bureau: string;
  requestedBy: string;
  confirmedBy: string | null;
  dropTwoFactor: boolean;
}

/** Paths below `/api/auth` are better-auth's own; what of it has no row here does not exist. */
export const accountEndpoints = endpoints({
  "account.options": {
    method: "GET",
    path: "/api/account/options",
    permission: "public",
    summary: { zh: "可用的登录方式", en: "The ways to sign in" },
    result: z.object({ oidc: z.object({ name: z.string() }).nullable() }),
    adapter: "own",
  },
  "account.sign_in": {
    method: "POST",
    path: "/api/auth/sign-in/email",
    permission: "public",
    summary: { zh: "以邮箱和密码登录", en: "Sign in by e-mail and password" },
    body: z.strictObject({ email: Email, password: Typed }),
    result: SignIn,
    adapter: "own",
  },
  "account.verify": {
    method: "POST",
    path: "/api/auth/two-factor/verify-totp",
    permission: "public",
    summary: {
      zh: "提交验证码：完成登录；或（已登录时）启用两步验证",
      en: "A code: finishes the sign-in, or, signed in, turns the second factor on",
    },
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    result: SignIn,
    adapter: "own",
  },
  "account.recover": {
    method: "POST",
    path: "/api/auth/two-factor/verify-backup-code",
    permission: "public",
    summary: { zh: "以一次性恢复码完成登录", en: "Finish the sign-in with a recovery code, each of which works once" },
    body: z.strictObject({ code: z.string().trim().min(8).max(40) }),
    result: SignIn,
    adapter: "own",
  },
  "account.sign_in_oidc": {
    method: "POST",
    path: "/api/auth/sign-in/social",
    permission: "public",
    summary: {
      zh: "以本单位统一身份认证登录：返回要前往的网址",
      en: "Sign in by the organisation's provider: answers the address to go to",
    },
    body: z.strictObject({
      /** Where to go afterwards: a path of the console. */
      next: z
        .string()
        // `//` would name a host, also where `.` and `..` before it are taken out.
        .regex(/^(?![^?#]*\/\/)\/[^\s\\]*$/)
        .max(500)
        .default("/"),
    }),
    result: z.object({ url: z.string() }),
    adapter: "own",
  },
  "account.return_oidc": {
    method: "GET",
    path: "/api/auth/callback/oidc",
    permission: "public",
    summary: {
      zh: "统一身份认证的回调：跳转到 next，失败则到 /sign-in?error=",
      en: "The provider's way back: redirects to next, or to /sign-in?error= on failure",
    },
    produces: "text/html",
    adapter: "own",
  },
  "account.sign_out": {
    method: "POST",
    path: "/api/auth/sign-out",
    permission: "public",
    summary: { zh: "退出登录", en: "Sign out" },
    adapter: "own",
  },
  "account.get": {
    method: "GET",
    path: "/api/account",
    permission: "signed_in",
    summary: { zh: "本人账号", en: "One's own account" },
    result: Account,
    adapter: "own",
  },
  "account.change_password": {
    method: "POST",
    path: "/api/auth/change-password",
    permission: "signed_in",
    summary: { zh: "修改密码；其他登录全部退出", en: "Change the password; ends all other sessions" },
    body: z.strictObject({ currentPassword: Typed, newPassword: Password }),
    adapter: "own",
  },
  "account.enable_two_factor": {
    method: "POST",
    path: "/api/auth/two-factor/enable",
    permission: "signed_in",
    summary: {
      zh: "开始启用两步验证：返回密钥与恢复码，提交验证码后生效",
      en: "Begin to set up a second factor: answers its secret and recovery codes; a code turns it on",
    },
    body: z.strictObject({ password: Typed }),
    result: z.object({
      /** `otpauth://totp/…`, for a QR code (RFC 6238; the key URI format of authenticator apps). */
      uri: z.string(),
      recoveryCodes: z.array(z.string()),
    }),
    adapter: "own",
  },
  "account.disable_two_factor": {
    method: "POST",
    path: "/api/auth/two-factor/disable",
    permission: "signed_in",
    summary: { zh: "停用两步验证", en: "Turn the second factor off" },
    body: z.strictObject({ password: Typed }),
    adapter: "own",
  },
  "account.renew_recovery_codes": {
    method: "POST",
    path: "/api/auth/two-factor/generate-backup-codes",
    permission: "signed_in",
    summary: { zh: "更换恢复码；旧的作废", en: "New recovery codes; the old ones are dead" },
    body: z.strictObject({ password: Typed }),
    result: z.object({ recoveryCodes: z.array(z.string()) }),
    adapter: "own",
  },
  "account.unlink_oidc": {
    method: "POST",
    path: "/api/account/oidc/unlink",
    permission: "signed_in",
    summary: {
      zh: "解除与统一身份认证的关联：以其登录的全部退出，此后只凭密码登录",
      en: "Unlink the organisation's provider: ends all sessions by it, and only the password signs in from now on",
    },
    body: z.strictObject({ password: Typed }),
    adapter: "own",
  },
  "account.allow_oidc": {
    method: "POST",
    path: "/api/account/oidc/allow",
    permission: "signed_in",
    summary: {
      zh: "重新允许以统一身份认证登录：下次由其登录时关联",
      en: "Let the organisation's provider sign in again: its next sign-in links the account",
    },
    body: z.strictObject({ password: Typed }),
    adapter: "own",
  },
  "account.sessions": {
    method: "GET",
    path: "/api/account/sessions",
    permission: "signed_in",
    summary: { zh: "本人的登录，最近使用的在前", en: "Where one is signed in, last used first" },
    result: z.object({ items: z.array(AccountSession) }),
    adapter: "own",
  },
  "account.end_session": {
    method: "DELETE",
    path: "/api/account/sessions/{account_session}",
    permission: "signed_in",
    summary: { zh: "退出其中一处登录", en: "End one of them" },
    adapter: "own",
  },
  "account.end_sessions": {
    method: "POST",
    path: "/api/account/sign-out-everywhere",
    permission: "signed_in",
    summary: { zh: "退出全部登录，含当前", en: "Sign out everywhere, here too" },
    adapter: "own",
  },
  "password_reset.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/members/{person}/password-reset",
    permission: "member.grant",
    summary: {
      zh: "为成员生成一次性重设密码链接（旧链接作废；必要时须平台运营人员确认后生效）",
      en: "A link by which a member sets a new password, once; an earlier one is dead. Where the bureau may not decide alone it works when the platform's operator has confirmed it",
    },
    body: z.strictObject({
      /** Also drops the second factor, for somebody who has lost device and recovery codes. */
      dropTwoFactor: z.boolean().default(false),
    }),
    result: z.object({
      /** Shown once, to be handed over: `{origin}/password-resets/{token}`. */
      token: z.string(),
      expiresAt: InstantText,
      /** Until an operator of the platform confirms it: the account is not this bureau's alone, or 三员 asks for it. */
      waits: z.boolean(),
    }),
    status: 201,
    fresh: true,
    adapter: "own",
  },
  "password_reset.view": {
    limit: "invitation",
    method: "GET",
    path: "/api/password-resets/{reset_token}",
    permission: "public",
    summary: { zh: "查看重设密码链接", en: "Look at a reset link" },
    result: PasswordResetView,
    adapter: "own",
  },
  "password_reset.use": {
    limit: "invitation",
    method: "POST",
    path: "/api/password-resets/{reset_token}",
    permission: "public",
    summary: { zh: "设置新密码；全部登录退出", en: "Set the new password; ends all sessions" },
    body: z.strictObject({ password: Password }),
    adapter: "own",
  },
});
