import { z } from "zod";
import { LocalDay } from "./primitives.ts";

/** A local wall-clock time `HH:MM`. */
const WallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "not_a_time");
/** The same, or `24:00`, the end of the day. */
const WallEnd = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "not_an_end");

/**
 * Half-open `[from, to)` in local wall-clock time. `to` before `from` crosses midnight and belongs to the day it
 * starts on; `from` = `to` is refused.
 */
export const Daypart = z.strictObject({ from: WallTime, to: WallEnd }).refine((part) => part.from !== part.to, {
  path: ["to"],
  message: "daypart_empty",
});
export type Daypart = z.infer<typeof Daypart>;

/** `workday` and `restday` follow the statutory calendar, adjusted workdays (调休) included. */
export const DayKind = z.enum(["any", "workday", "restday"]);
export type DayKind = z.infer<typeof DayKind>;

/** When something is active: local days, both inclusive, narrowed by weekday, day kind, dayparts and exceptions. */
export const Window = z
  .strictObject({
    startsOn: LocalDay,
    endsOn: LocalDay,
    /** 1 = Monday … 7 = Sunday; absent = every day. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).optional(),
    dayKind: DayKind.optional(),
    dayparts: z.array(Daypart).min(1).max(24).optional(),
    /** Local starting days on which the window does not hold. */
    except: z.array(LocalDay).max(400).optional(),
  })
  .refine((window) => window.startsOn <= window.endsOn, {
    path: ["endsOn"],
    message: "end_before_start",
  });
export type Window = z.infer<typeof Window>;
export const Windows = z.array(Window).min(1).max(50);
