import { z } from "zod";
import { CampaignId } from "./campaign.ts";
import { endpoints } from "./endpoint.ts";
import { PersonRef } from "./person.ts";
import { Tier } from "./plan.ts";
import { PlaylistId } from "./playlist.ts";
import { idOf, InstantText, Line, LocalDay, PageQuery, pageOf, patchOf, Revision, Zone } from "./primitives.ts";
import { ScreenId } from "./screen.ts";
import { Conflict, Interval } from "./schedule.ts";
import { Targets } from "./targets.ts";
import { Windows } from "./window.ts";

export const BookingId = idOf("booking");

/** `scheduled`, `on_air` and `ended` follow the clock of an approved booking. */
export const BookingState = z.enum([
  "draft",
  "submitted",
  "approved",
  "scheduled",
  "on_air",
  "ended",
  "returned",
  "cancelled",
]);
export type BookingState = z.infer<typeof BookingState>;

const BookingFields = z.strictObject({
  campaign: CampaignId,
  title: Line,
  /** Pins one version of a playlist: editing the playlist changes nothing on the air. */
  playlist: z.strictObject({ id: PlaylistId, version: z.int().min(1) }),
  targets: Targets,
  tier: Tier.exclude(["takeover"]),
  weight: z.int().min(1).max(1000).default(100),
  windows: Windows,
  maxPlaysPerHour: z.int().min(1).max(3600).nullable().default(null),
  guarantee: z
    .strictObject({ playsPerHour: z.int().min(1).max(3600) })
    .nullable()
    .default(null),
});

/** Puts a playlist on screens in windows of time with a tier and a weight. */
export const Booking = z.object({
  id: BookingId,
  ...BookingFields.shape,
  tier: Tier,
  state: BookingState,
  createdBy: PersonRef,
  submittedBy: PersonRef.nullable(),
  decidedBy: PersonRef.nullable(),
  comment: z.string(),
  /** Since when approved content is on the screens: the content before it while an edit waits; null when there is none. */
  effectiveAt: InstantText.nullable(),
  revision: Revision,
});
export type Booking = z.infer<typeof Booking>;

/** A stretch in which more would be guaranteed on a screen than an hour holds (scheduling.md §4, G6). */
const Overbooking = z.object({
  screen: ScreenId,
  screenName: z.string(),
  start: InstantText,
  end: InstantText,
  /** The other guaranteed bookings there. */
  competitors: z.array(z.object({ id: BookingId, title: z.string() })),
  /** What the guarantees there exceed an hour by. */
  overMs: z.int(),
});
/** Where a guarantee does not fit, and the nearest hours in which it does: also the `current` of an `overbooked` refusal. */
export const Shortage = z.object({ overbooked: z.array(Overbooking), alternatives: z.array(Interval) });
export type Shortage = z.infer<typeof Shortage>;

const path = "/api/bureaus/{bureau}/bookings/{booking}" as const;

export const bookingEndpoints = endpoints({
  "booking.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/bookings",
    permission: "booking.read",
    summary: { zh: "排期列表", en: "Bookings" },
    query: PageQuery.extend({
      campaign: CampaignId.optional(),
      screen: ScreenId.optional(),
      state: BookingState.optional(),
    }),
    result: pageOf(Booking),
  },
  "booking.get": {
    method: "GET",
    path,
    permission: "booking.read",
    summary: { zh: "排期详情", en: "A booking" },
    result: Booking,
  },
  "booking.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/bookings",
    permission: "booking.write",
    summary: { zh: "新建排期", en: "Create a booking" },
    body: BookingFields,
    result: Booking,
    status: 201,
  },
  "booking.update": {
    method: "PATCH",
    path,
    permission: "booking.write",
    summary: { zh: "修改排期；已批准的须重新审核", en: "Change a booking; an approved one is reviewed again" },
    body: patchOf(BookingFields),
    result: Booking,
    ifMatch: true,
  },
  "booking.submit": {
    method: "POST",
    path: `${path}/submit`,
    permission: "booking.write",
    summary: { zh: "提交审核", en: "Submit for review" },
    result: Booking,
    ifMatch: true,
  },
  "booking.approve": {
    method: "POST",
    path: `${path}/approve`,
    permission: "booking.review",
    summary: { zh: "批准排期", en: "Approve" },
    result: Booking,
    ifMatch: true,
    fresh: true,
  },
  "booking.return": {
    method: "POST",
    path: `${path}/return`,
    permission: "booking.review",
    summary: { zh: "退回修改", en: "Return for changes" },
    body: z.strictObject({ comment: Line }),
    result: Booking,
    ifMatch: true,
    fresh: true,
  },
  "booking.cancel": {
    method: "POST",
    path: `${path}/cancel`,
    permission: "booking.write",
    summary: { zh: "取消排期，立即停止播出", en: "Cancel: off the air from now on" },
    body: z.strictObject({ comment: Line }),
    result: Booking,
    ifMatch: true,
  },
  "booking.judge": {
    method: "POST",
    path: "/api/bureaus/{bureau}/bookings/judge",
    permission: "booking.read",
    summary: {
      zh: "保存前核对：保证次数能否兑现，与哪些已批准的排期冲突；不保存任何内容",
      en: "Before it is saved: would its guarantee fit, and which approved bookings does it meet; stores nothing",
    },
    reads: true,
    body: BookingFields.omit({ campaign: true, title: true }).extend({
      /** The booking whose content this would replace; absent for a new one, which conflicts call `draft`. */
      booking: BookingId.optional(),
    }),
    result: Shortage.extend({ conflicts: z.array(Conflict) }),
  },
  "booking.preview": {
    method: "POST",
    path: "/api/bureaus/{bureau}/bookings/preview",
    permission: "booking.read",
    summary: { zh: "时段预览", en: "When would it be on the air" },
    reads: true,
    body: z.strictObject({ zone: Zone, windows: Windows, from: InstantText, to: InstantText }),
    result: z.object({
      intervals: z.array(z.object({ start: InstantText, end: InstantText })),
      /** Days without official data; Mon–Fri counted as workdays. */
      unconfirmedDays: z.array(LocalDay),
    }),
  },
});
