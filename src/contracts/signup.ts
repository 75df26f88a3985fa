import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { EventId } from "./event.ts";
import { InstitutionId } from "./institution.ts";
import { PersonRef } from "./person.ts";
import { idOf, InstantText, Line, Note, PageQuery, pageOf, Revision } from "./primitives.ts";

export const SignupId = idOf("signup");

/** Waiting for approval (`pending`) and waiting for a place (`waitlisted`) never share a word. */
export const SignupState = z.enum([
  "pending",
  "confirmed",
  "waitlisted",
  "offered",
  "expired",
  "declined",
  "withdrawn",
  "refused",
  "absent",
]);
export type SignupState = z.infer<typeof SignupState>;

/** The limit that keeps a waiting sign-up waiting. */
export const BindingLimit = z.enum(["role", "event", "institution"]);
export type BindingLimit = z.infer<typeof BindingLimit>;

/** An institution's place in an event in a role. */
export const Signup = z.object({
  id: SignupId,
  event: EventId,
  eventTitle: z.string(),
  institution: InstitutionId,
  institutionName: z.string(),
  role: z.string(),
  quantity: z.int().min(1),
  state: SignupState,
  /** 1, 2, 3 … in the queue of the event; null unless waitlisted. */
  position: z.int().nullable(),
  bindingLimit: BindingLimit.nullable(),
  /** Exclusive; null unless offered. */
  offerExpiresAt: InstantText.nullable(),
  note: z.string(),
  comment: z.string(),
  createdBy: PersonRef,
  createdAt: InstantText,
  revision: Revision,
});
export type Signup = z.infer<typeof Signup>;

const path = "/api/bureaus/{bureau}/signups/{signup}" as const;

export const signupEndpoints = endpoints({
  "signup.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/signups",
    permission: "signup.read",
    summary: { zh: "报名列表；机构只见本机构", en: "Sign-ups; an institution sees its own" },
    query: PageQuery.extend({
      event: EventId.optional(),
      institution: InstitutionId.optional(),
      state: SignupState.optional(),
    }),
    result: pageOf(Signup),
  },
  "signup.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/events/{event}/signups",
    permission: "signup.write",
    summary: { zh: "报名；名额已满时进入候补", en: "Sign up; when full, onto the waiting list" },
    body: z.strictObject({
      institution: InstitutionId,
      role: z.string().max(30),
      quantity: z.int().min(1).max(1000).default(1),
      note: Note.default(""),
    }),
    result: Signup,
    status: 201,
  },
  "signup.withdraw": {
    method: "POST",
    path: `${path}/withdraw`,
    permission: "signup.write",
    summary: { zh: "退出报名", en: "Withdraw" },
    result: Signup,
  },
  "signup.accept_offer": {
    method: "POST",
    path: `${path}/accept-offer`,
    permission: "signup.write",
    summary: { zh: "确认候补到的名额", en: "Accept an offered place" },
    result: Signup,
  },
  "signup.decline_offer": {
    method: "POST",
    path: `${path}/decline-offer`,
    permission: "signup.write",
    summary: { zh: "放弃候补到的名额", en: "Decline an offered place" },
    result: Signup,
  },
  "signup.confirm": {
    method: "POST",
    path: `${path}/confirm`,
    permission: "signup.confirm",
    summary: { zh: "确认报名", en: "Confirm" },
    result: Signup,
    fresh: true,
  },
  "signup.refuse": {
    method: "POST",
    path: `${path}/refuse`,
    permission: "signup.confirm",
    summary: { zh: "拒绝报名", en: "Refuse" },
    body: z.strictObject({ comment: Line }),
    result: Signup,
    fresh: true,
  },
});
