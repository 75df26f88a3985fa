import { z } from "zod";
import { CampaignId } from "./campaign.ts";
import { endpoints } from "./endpoint.ts";
import { InstitutionId } from "./institution.ts";
import { MetricKey } from "./metric.ts";
import { idOf, InstantText, Line, Note, PageQuery, pageOf, patchOf, Revision } from "./primitives.ts";

export const EventId = idOf("event");
export const SessionId = idOf("session");

/** A bureau's event; `open` and `closed` follow the sign-up window of a published one. */
export const EventState = z.enum(["draft", "published", "open", "closed", "held", "cancelled"]);
export type EventState = z.infer<typeof EventState>;

/** One place, one continuous period. */
const SessionFields = z.strictObject({ place: Line, startsAt: InstantText, endsAt: InstantText });

/** What an institution can be in an event: `booth`, `staff`, `speaker`, `material`, or the bureau's own key. */
const EventRole = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{1,29}$/),
  name: Line,
  /** null = no limit of its own. */
  places: z.int().min(0).max(100_000).nullable(),
});
export type EventRole = z.infer<typeof EventRole>;

const EventFields = z.strictObject({
  title: Line,
  campaign: CampaignId.nullable().default(null),
  summary: Note.default(""),
  channel: z.enum(["onsite", "online", "both"]).default("onsite"),
  sessions: z.array(SessionFields).min(1).max(50),
  roles: z.array(EventRole).min(1).max(20),
  /** Over all roles together; null = no limit. */
  places: z.int().min(0).max(100_000).nullable().default(null),
  /** Over all roles of one institution; null = no limit. */
  placesPerInstitution: z.int().min(1).max(1000).nullable().default(null),
  /** The sign-up window, [opens, closes), by the server's clock. */
  signupOpensAt: InstantText,
  signupClosesAt: InstantText,
  /** `required`: a sign-up is `pending` until the bureau confirms it. */
  approval: z.enum(["none", "required"]).default("none"),
  /** Pending sign-ups hold their places. */
  holdPending: z.boolean().default(false),
  /** A place set free is confirmed at once for the head of the queue, instead of offered. */
  autoConfirm: z.boolean().default(false),
  /** null = every active institution. */
  invited: z.array(InstitutionId).max(1000).nullable().default(null),
  /** Asked of the institutions beside the core ones. */
  metrics: z.array(MetricKey).max(40).default([]),
});

/** Places by the state of the sign-ups that ask for them, per role; always equal to a recount. */
export const EventCounts = z.object({
  role: z.string(),
  confirmed: z.int(),
  pending: z.int(),
  offered: z.int(),
  waitlisted: z.int(),
});
export type EventCounts = z.infer<typeof EventCounts>;

export const Event = z.object({
  id: EventId,
  ...EventFields.shape,
  sessions: z.array(SessionFields.extend({ id: SessionId })),
  state: EventState,
  counts: z.array(EventCounts),
  /** Until when, exclusive, its outcomes are filed on time. */
  outcomesDueAt: InstantText,
  /** Why it was cancelled. */
  comment: z.string(),
  revision: Revision,
});
export type Event = z.infer<typeof Event>;

/** A session that keeps its id stays the same session; one without is new. */
const EventPatch = EventFields.extend({
  sessions: z
    .array(SessionFields.extend({ id: SessionId.optional() }))
    .min(1)
    .max(50),
});

const path = "/api/bureaus/{bureau}/events/{event}" as const;

export const eventEndpoints = endpoints({
  "event.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/events",
    permission: "event.read",
    summary: { zh: "活动列表；机构只见已发布的", en: "Events; institutions see published ones" },
    query: PageQuery.extend({ campaign: CampaignId.optional(), state: EventState.optional() }),
    result: pageOf(Event),
  },
  "event.get": {
    method: "GET",
    path,
    permission: "event.read",
    summary: { zh: "活动详情", en: "An event" },
    result: Event,
  },
  "event.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/events",
    permission: "event.write",
    summary: { zh: "新建活动", en: "Create an event" },
    body: EventFields,
    result: Event,
    status: 201,
  },
  "event.update": {
    method: "PATCH",
    path,
    permission: "event.write",
    summary: { zh: "修改活动", en: "Change an event" },
    body: patchOf(EventPatch),
    result: Event,
    ifMatch: true,
  },
  "event.publish": {
    method: "POST",
    path: `${path}/publish`,
    permission: "event.write",
    summary: { zh: "发布活动", en: "Publish" },
    result: Event,
    ifMatch: true,
  },
  "event.hold": {
    method: "POST",
    path: `${path}/hold`,
    permission: "event.write",
    summary: { zh: "标记为已举办", en: "Mark as held" },
    result: Event,
    ifMatch: true,
  },
  "event.cancel": {
    method: "POST",
    path: `${path}/cancel`,
    permission: "event.write",
    summary: { zh: "取消活动", en: "Cancel" },
    body: z.strictObject({ comment: Line }),
    result: Event,
    ifMatch: true,
  },
});
