import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { ShownKind } from "./plan.ts";
import { InstantText, LocalDay, Sha256 } from "./primitives.ts";

/** One spot as a person reads it. `booking` is null for the fallback. */
export const PlannedSpot = z.object({
  at: InstantText,
  durationMs: z.int(),
  booking: z.string().nullable(),
  bookingTitle: z.string().nullable(),
  material: z.string(),
  materialTitle: z.string(),
  kind: ShownKind,
  cut: z.boolean(),
});

export const scheduleEndpoints = endpoints({
  "plan.read": {
    method: "GET",
    path: "/api/bureaus/{bureau}/screens/{screen}/plan",
    permission: "plan.read",
    summary: { zh: "某屏某日的播放计划", en: "A screen's plan for a day, as a person reads it" },
    query: z.strictObject({ day: LocalDay }),
    result: z.object({
      day: LocalDay,
      zone: z.string(),
      plan: Sha256,
      spots: z.array(PlannedSpot),
      airtime: z.array(
        z.object({
          booking: z.string().nullable(),
          title: z.string(),
          plays: z.int(),
          seconds: z.int(),
          /** Of the day's open time, in thousandths. */
          sharePermille: z.int(),
        }),
      ),
    }),
  },
});
