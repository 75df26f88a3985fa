import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { VersionId } from "./material.ts";
import { PersonRef } from "./person.ts";
import { ShownKind, TextStyle } from "./plan.ts";
import { idOf, InstantText, Line, PageQuery, pageOf, Revision } from "./primitives.ts";
import { ScreenId } from "./screen.ts";
import { Targets } from "./targets.ts";

export const TakeoverId = idOf("takeover");

/** `on_air` and `ended` follow the clock; `cancelled` was ended before its time. */
export const TakeoverState = z.enum(["on_air", "ended", "cancelled"]);
export type TakeoverState = z.infer<typeof TakeoverState>;

/** What takes the screens over: an approved version, or words that the issuer signs with the takeover itself. */
const TakeoverContent = z.union([
  z.strictObject({ version: VersionId }),
  z.strictObject({ text: z.string().trim().min(1).max(500), style: TextStyle }),
]);
export type TakeoverContent = z.infer<typeof TakeoverContent>;

const TakeoverFields = z.strictObject({
  content: TakeoverContent,
  targets: Targets,
  /** From now on. */
  durationMs: z.int().min(10_000).max(86_400_000),
  reason: Line,
});

/** Why a screen that is meant cannot show it. */
export const LeftOut = z.enum(["unfit_screen"]);
const Reach = z.object({
  screens: z.array(z.object({ screen: ScreenId, name: z.string(), paired: z.boolean(), live: z.boolean() })),
  leftOut: z.array(z.object({ screen: ScreenId, name: z.string(), reason: LeftOut })),
});
export type TakeoverReach = z.infer<typeof Reach>;

/** 紧急插播: takes screens over from the instant it is issued; it is reviewed afterwards. */
export const Takeover = z.object({
  id: TakeoverId,
  version: VersionId,
  title: z.string(),
  kind: ShownKind,
  text: z.string().nullable(),
  style: TextStyle.nullable(),
  /** The issuer's words, approved by their signature for this takeover alone. */
  signed: z.boolean(),
  screens: z.array(z.object({ screen: ScreenId, name: z.string() })),
  reason: z.string(),
  issuedBy: PersonRef,
  from: InstantText,
  until: InstantText,
  /** Who ended it before its time, and why. */
  ended: z.object({ by: PersonRef, reason: z.string() }).nullable(),
  state: TakeoverState,
  review: z
    .object({ decision: z.enum(["confirm", "object"]), by: PersonRef, at: InstantText, comment: z.string() })
    .nullable(),
  revision: Revision,
});
export type Takeover = z.infer<typeof Takeover>;

const list = "/api/bureaus/{bureau}/takeovers" as const;
const path = `${list}/{takeover}` as const;

export const takeoverEndpoints = endpoints({
  "takeover.list": {
    method: "GET",
    path: list,
    permission: "plan.read",
    summary: { zh: "紧急插播记录", en: "Takeovers" },
    query: PageQuery.extend({ state: TakeoverState.optional(), unreviewed: z.literal("true").optional() }),
    result: pageOf(Takeover),
  },
  "takeover.get": {
    method: "GET",
    path,
    permission: "plan.read",
    summary: { zh: "紧急插播详情", en: "A takeover" },
    result: Takeover,
  },
  "takeover.preview": {
    method: "POST",
    path: `${list}/preview`,
    permission: "takeover.issue",
    summary: { zh: "将接管哪些屏幕", en: "Which screens would be taken over" },
    body: TakeoverFields.pick({ content: true, targets: true }),
    result: Reach,
    reads: true,
  },
  "takeover.issue": {
    method: "POST",
    path: list,
    permission: "takeover.issue",
    summary: { zh: "立即插播，事后审核", en: "Take screens over from now on; reviewed afterwards" },
    body: TakeoverFields,
    result: Takeover,
    status: 201,
    fresh: true,
  },
  "takeover.end": {
    method: "POST",
    path: `${path}/end`,
    permission: "takeover.issue",
    summary: { zh: "提前结束插播", en: "End a takeover before its time" },
    body: z.strictObject({ reason: Line }),
    result: Takeover,
    ifMatch: true,
    fresh: true,
  },
  "takeover.review": {
    method: "POST",
    path: `${path}/review`,
    permission: "takeover.review",
    summary: { zh: "事后审核插播", en: "Review a takeover afterwards" },
    body: z.strictObject({ decision: z.enum(["confirm", "object"]), comment: Line }),
    result: Takeover,
    ifMatch: true,
    fresh: true,
  },
});
