import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { ShownKind, Tier } from "./plan.ts";
import { InstantText, LocalDay, Sha256, Zone } from "./primitives.ts";
import { Window } from "./window.ts";

/** Whether `booking` is a takeover, which is called by what it shows. */
const IsTakeover = z.boolean();

/** One spot as a person reads it. `booking` is null for the fallback. */
export const PlannedSpot = z.object({
  at: InstantText,
  durationMs: z.int(),
  booking: z.string().nullable(),
  bookingTitle: z.string().nullable(),
  takeover: IsTakeover,
  material: z.string(),
  materialTitle: z.string(),
  kind: ShownKind,
  cut: z.boolean(),
});

/** Numbers are judged by the rules, which say what would be right; the schema only tells what is a number at all. */
const SimulatedId = z.string().min(1).max(64);
const SimulatedItem = z.strictObject({
  id: SimulatedId,
  durationMs: z.number().optional(),
  weight: z.number().optional(),
});
const SimulatedBooking = z.strictObject({
  id: SimulatedId,
  tier: Tier,
  weight: z.number(),
  windows: z.array(Window).min(1).max(50),
  maxPlaysPerHour: z.number().nullish(),
  guarantee: z.strictObject({ playsPerHour: z.number() }).nullish(),
  order: z.enum(["ordered", "weighted"]).optional(),
  items: z.array(SimulatedItem).default([]),
});

export const Interval = z.object({ start: InstantText, end: InstantText });

/**
 * Where bookings hide or crowd out each other. `outranked`: a higher tier plays. `overbooked`: more is guaranteed than an
 * hour holds. `crowded_out`: by weight, the stretch gives the loser less than one of its own spots.
 */
export const Conflict = z.object({
  kind: z.enum(["outranked", "overbooked", "crowded_out"]),
  interval: Interval,
  /** Empty in a what-if. */
  screens: z.array(z.string()),
  winner: z.string(),
  losers: z.array(z.string()),
});
export type Conflict = z.infer<typeof Conflict>;

/** The one reason why a booking aimed at a screen does not play at an instant. */
export const Reason = z.discriminatedUnion("code", [
  z.object({
    code: z.enum([
      "outside_dates",
      "wrong_weekday",
      "wrong_day_kind",
      "excepted",
      "outside_daypart",
      "not_approved",
      "material_expired",
      "unfit_screen",
      "screen_closed",
    ]),
  }),
  z.object({ code: z.literal("outranked_by"), booking: z.string() }),
  /** `until` and `next` are null when it is not before the local day ends. */
  z.object({ code: z.literal("cap_reached"), until: InstantText.nullable() }),
  z.object({ code: z.literal("waiting_turn"), next: InstantText.nullable() }),
]);
export type Reason = z.infer<typeof Reason>;

/** Why something plays: alone in its tier, in turn with others, by takeover, in time that caps leave, or for want of all. */
const Why = z.enum(["only_one", "its_turn", "takeover", "fills_gap", "fallback"]);

export const scheduleEndpoints = endpoints({
  "plan.read": {
    method: "GET",
    path: "/api/bureaus/{bureau}/screens/{screen}/plan",
    permission: "plan.read",
    summary: { zh: "某屏某日的播放计划", en: "A screen's plan for a day, as a person reads it" },
    query: z.strictObject({
      day: LocalDay,
      /** Only the spots that are on within [from, to); `airtime` is the whole day's all the same. */
      from: InstantText.optional(),
      to: InstantText.optional(),
    }),
    result: z.object({
      day: LocalDay,
      zone: z.string(),
      plan: Sha256,
      spots: z.array(PlannedSpot),
      airtime: z.array(
        z.object({
          booking: z.string().nullable(),
          title: z.string(),
          takeover: IsTakeover,
          plays: z.int(),
          seconds: z.int(),
          /** Of the day's open time, in thousandths. */
          sharePermille: z.int(),
        }),
      ),
    }),
  },
  "plan.simulate": {
    method: "POST",
    path: "/api/bureaus/{bureau}/plans/simulate",
    permission: "plan.read",
    summary: { zh: "排期推演，不保存任何内容", en: "What would play if these were the bookings; stores nothing" },
    reads: true,
    body: z.strictObject({
      zone: Zone,
      /** Counts as a segment boundary. */
      from: InstantText,
      to: InstantText,
      /** Absent: always open. */
      openHours: z.array(Window).max(50).nullish(),
      bookings: z.array(SimulatedBooking),
    }),
    result: z.object({
      spots: z.array(
        z.object({
          at: InstantText,
          durationMs: z.int(),
          /** Both null for the fallback. */
          booking: z.string().nullable(),
          item: z.string().nullable(),
          cut: z.literal(true).optional(),
        }),
      ),
      airtime: z.array(
        z.object({
          booking: z.string().nullable(),
          plays: z.int(),
          seconds: z.number(),
          /** Of the simulated open time, 0 to 1. */
          share: z.number(),
        }),
      ),
      conflicts: z.array(Conflict),
      /** Days without official data whose day kind is asked for; Mon–Fri counted as workdays. */
      unconfirmedDays: z.array(LocalDay),
    }),
  },
  "plan.explain": {
    method: "GET",
    path: "/api/bureaus/{bureau}/screens/{screen}/explain",
    permission: "plan.read",
    summary: {
      zh: "某屏某刻为何播、为何不播",
      en: "What plays on a screen at an instant, and why everything else does not",
    },
    query: z.strictObject({
      /** Absent: now. */
      at: InstantText.optional(),
    }),
    result: z.object({
      at: InstantText,
      zone: z.string(),
      /** Null: closed, or nothing planned. */
      playing: z
        .object({
          /** Null for the fallback. */
          booking: z.string().nullable(),
          bookingTitle: z.string().nullable(),
          tier: Tier.nullable(),
          material: z.string(),
          materialTitle: z.string(),
          startedAt: InstantText,
          endsAt: InstantText,
          why: Why,
        })
        .nullable(),
      /** Every other booking aimed at the screen. */
      others: z.array(
        z.object({ booking: z.string(), bookingTitle: z.string(), takeover: IsTakeover, reason: Reason }),
      ),
      /** The day, when some booking asks for its kind and no official data says it; Mon–Fri counted as workdays. */
      unconfirmedDays: z.array(LocalDay),
    }),
  },
  "plan.conflicts": {
    method: "GET",
    path: "/api/bureaus/{bureau}/conflicts",
    permission: "plan.read",
    summary: { zh: "排期冲突", en: "Where bookings hide or crowd out each other" },
    query: z.strictObject({ from: InstantText, to: InstantText }),
    result: z.object({ conflicts: z.array(Conflict), unconfirmedDays: z.array(LocalDay) }),
  },
});
