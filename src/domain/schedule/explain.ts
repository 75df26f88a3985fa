import type { Window } from "../../contracts/window.ts";
import { dayNumber, dayText } from "../time/day.ts";
import { covers } from "../time/interval.ts";
import { localDayAt, localMidnight } from "../time/wall.ts";
import { activeIntervals, isActive } from "../window/active.ts";
import { type DayRefusal, dayRule } from "../window/days.ts";
import { nextStartMs } from "./cap.ts";
import { compileDay } from "./compile.ts";
import { itemRefusal } from "./fit.ts";
import { positionAt, spotsOf } from "./position.ts";
import { resolveDay } from "./resolve.ts";
import { timelineOf } from "./timeline.ts";
import type { DayInput, ResolvedBooking } from "./types.ts";

/** The one reason why a booking aimed at a screen does not play at an instant. Instants are epoch ms. */
export type Reason =
  | { readonly code: DayRefusal | "outside_daypart" | "not_approved" | "material_expired" | "unfit_screen" }
  | { readonly code: "screen_closed" }
  | { readonly code: "outranked_by"; readonly booking: string }
  | { readonly code: "cap_reached"; readonly untilMs: number | null }
  | { readonly code: "waiting_turn"; readonly nextMs: number | null };

export interface Explanation {
  /** What plays; `null` = closed, or nothing planned. */
  readonly playing: {
    readonly booking: string | null;
    readonly material: string;
    readonly startedMs: number;
    readonly endsMs: number;
  } | null;
  readonly others: { readonly booking: string; readonly reason: Reason }[];
}

/** What plays at `atMs` on the day of `input`, and for every other booking aimed at the screen the one reason why not. */
export function explain(input: DayInput, atMs: number): Explanation {
  const midnightMs = localMidnight(input.day, input.screen.zone);
  const elapsedMs = atMs - midnightMs;
  const day = resolveDay(input);
  const { plan, itemBookings } = compileDay(input);
  const position = positionAt(plan, elapsedMs);
  const item = position.spot === null ? undefined : plan.items[position.item];
  const playing =
    position.spot === null || !item
      ? null
      : {
          booking: itemBookings[position.item] ?? null,
          material: item.material,
          startedMs: atMs - position.offsetMs,
          endsMs: midnightMs + position.endsAtMs,
        };
  const inForce = day.bookings.filter(
    ({ fromMs, untilMs }) => fromMs <= elapsedMs && (untilMs === null || untilMs > elapsedMs),
  );
  const top = timelineOf(inForce, day.open, 0, elapsedMs).main.find(
    ({ startMs, endMs }) => startMs <= elapsedMs && elapsedMs < endMs,
  );
  const spots = spotsOf(plan);
  const startsOf = (id: string): number[] =>
    spots.filter((spot) => itemBookings[spot.item] === id).map(({ startMs }) => startMs);

  const reasonFor = (booking: ResolvedBooking): Reason => {
    const inItsWindows = windowReason(booking, input, atMs);
    if (inItsWindows) return inItsWindows;
    if (!covers(day.open, elapsedMs)) return { code: "screen_closed" };
    const unplayable = itemsReason(booking, input, atMs);
    if (unplayable) return unplayable;
    const isTop = (id: string | null | undefined) => top?.members.some((member) => member.booking.id === id) ?? false;
    const winner = isTop(playing?.booking) ? playing?.booking : top?.members[0]?.booking.id;
    // Time that caps leave in the tiers above belongs to the fillers.
    const left = !playing?.booking || inForce.some(({ id, tier }) => id === playing.booking && tier === "filler");
    const fillsIn = booking.tier === "filler" && top?.tier !== "takeover" && left;
    if (!isTop(booking.id) && !fillsIn && winner) return { code: "outranked_by", booking: winner };
    const starts = startsOf(booking.id);
    if (booking.maxPlaysPerHour !== undefined) {
      const past = starts.filter((startMs) => startMs < elapsedMs);
      const freeMs = nextStartMs(past, booking.maxPlaysPerHour, elapsedMs, day.lengthMs);
      if (freeMs > elapsedMs)
        return { code: "cap_reached", untilMs: freeMs < day.lengthMs ? midnightMs + freeMs : null };
    }
    const next = starts.find((startMs) => startMs > elapsedMs);
    return { code: "waiting_turn", nextMs: next === undefined ? null : midnightMs + next };
  };
  return { playing, others: current(input.bookings, atMs, playing?.booking ?? null, reasonFor) };
}

/** One row per booking but the one that plays: of its versions the one in force, else the latest. */
function current(
  versions: readonly ResolvedBooking[],
  atMs: number,
  playing: string | null,
  reasonFor: (booking: ResolvedBooking) => Reason,
): Explanation["others"] {
  const ids = [...new Set(versions.map(({ id }) => id))].filter((id) => id !== playing).sort();
  return ids.flatMap((id) => {
    const own = versions.filter((version) => version.id === id);
    const inForce = own.find((version) => version.effectiveAtMs <= atMs && atMs < (version.endedAtMs ?? Infinity));
    return [{ booking: id, reason: inForce ? reasonFor(inForce) : ({ code: "not_approved" } as const) }];
  });
}

/** Of several windows the one that comes closest to holding speaks. */
const CLOSENESS = ["outside_dates", "excepted", "wrong_weekday", "wrong_day_kind", "outside_daypart"] as const;

function windowReason(booking: ResolvedBooking, { screen, calendar }: DayInput, atMs: number): Reason | null {
  if (activeIntervals(booking.windows, screen.zone, atMs, atMs + 1, calendar).length > 0) return null;
  const today = dayNumber(localDayAt(atMs, screen.zone));
  const refusal = (window: Window): (typeof CLOSENESS)[number] => {
    const code = dayRule(window, calendar)(today);
    if (code === null) return "outside_daypart";
    // A daypart that crosses midnight is judged on the day on which it starts.
    const yesterday = dayText(today - 1);
    const tail = { startsOn: yesterday, endsOn: yesterday, ...(window.dayparts && { dayparts: window.dayparts }) };
    const began = isActive(tail, atMs, screen.zone, calendar);
    return (began ? dayRule(window, calendar)(today - 1) : null) ?? code;
  };
  const codes = booking.windows.map(refusal);
  const code = CLOSENESS.toReversed().find((each) => codes.includes(each)) ?? "outside_dates";
  return { code };
}

function itemsReason(booking: ResolvedBooking, { screen }: DayInput, atMs: number): Reason | null {
  const refusals = booking.items.map((item) => itemRefusal(item, screen));
  const fitting = booking.items.filter((_, index) => refusals[index] === null);
  if (fitting.length === 0) return { code: refusals.includes("unfit_screen") ? "unfit_screen" : "not_approved" };
  const valid = fitting.some(
    ({ validFromMs, validUntilMs, withdrawnAtMs }) =>
      (validFromMs ?? -Infinity) <= atMs && atMs < Math.min(validUntilMs ?? Infinity, withdrawnAtMs ?? Infinity),
  );
  return valid ? null : { code: "material_expired" };
}
