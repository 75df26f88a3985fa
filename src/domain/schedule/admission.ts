import type { StatutoryCalendar } from "../time/calendar.ts";
import { DAY_MS } from "../time/day.ts";
import { intersection, type Interval, union } from "../time/interval.ts";
import { type AimedScreen, demand, longestMs, openIntervals } from "./aimed.ts";
import type { Budget } from "./budget.ts";
import { HOUR_MS } from "./cap.ts";
import { reservedMs } from "./conflicts.ts";
import { sweep } from "./sweep.ts";
import type { ResolvedBooking } from "./types.ts";

/** A stretch in which more would be guaranteed on a screen than an hour holds. Epoch ms. */
export interface Overbooking {
  readonly screen: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The other guaranteed bookings there. */
  readonly competitors: string[];
  /** How much the reservations exceed 3,600 s − L, per hour. */
  readonly overMs: number;
}

export type Admission =
  | { readonly admitted: true }
  | {
      readonly admitted: false;
      readonly code: "overbooked";
      readonly overbooked: Overbooking[];
      /** Up to three hours nearest to the first overbooked one in which every screen is open and has room. */
      readonly alternatives: Interval[];
    };

const SEARCH_DAYS = 7;

/**
 * May a guaranteed booking be approved (G6)? On every target screen, at every open instant of its windows from `fromMs`
 * on, what the guaranteed bookings of its tier reserve must not exceed 3,600 s − L. `screens` hold the bookings already
 * approved; an older version of the candidate among them is ignored. Throws TooMuchWork.
 */
export function admit(
  candidate: ResolvedBooking,
  screens: readonly AimedScreen[],
  fromMs: number,
  toMs: number,
  calendar: StatutoryCalendar,
  budget: Budget,
): Admission {
  if (!candidate.guarantee) return { admitted: true };
  const overbooked = screens.flatMap((aimed) => {
    const open = openIntervals(aimed.screen, fromMs, toMs, calendar);
    return shortages(candidate, aimed, demand(candidate, aimed.screen, open, calendar), calendar, budget);
  });
  const first = overbooked[0];
  if (!first) return { admitted: true };
  return {
    admitted: false,
    code: "overbooked",
    overbooked,
    alternatives: freeHours(candidate, screens, first.startMs, fromMs, calendar, budget),
  };
}

/** Where the candidate would not fit if it played during `wanted`. */
function shortages(
  candidate: ResolvedBooking,
  { id, screen, bookings }: AimedScreen,
  wanted: readonly Interval[],
  calendar: StatutoryCalendar,
  budget: Budget,
): Overbooking[] {
  const rivals = bookings.filter((booking) => booking.id !== candidate.id && booking.tier === candidate.tier);
  const spans = rivals.map((rival) => demand(rival, screen, wanted, calendar));
  const own = reservedMs(candidate, screen);
  const found: { -readonly [K in keyof Overbooking]: Overbooking[K] }[] = [];
  sweep([wanted, ...spans], budget, (startMs, endMs, running) => {
    const here = running.slice(1).flatMap((index) => rivals[index - 1] ?? []);
    const longest = Math.max(longestMs(candidate, screen), ...here.map((rival) => longestMs(rival, screen)));
    const overMs = own + here.reduce((sum, rival) => sum + reservedMs(rival, screen), 0) - (HOUR_MS - longest);
    if (overMs <= 0) return;
    const competitors = here.filter(({ guarantee }) => guarantee).map((rival) => rival.id);
    const last = found[found.length - 1];
    const same = last?.endMs === startMs && last.overMs === overMs && last.competitors.join() === competitors.join();
    if (last && same) last.endMs = endMs;
    else found.push({ screen: id, startMs, endMs, competitors, overMs });
  });
  return found;
}

function freeHours(
  candidate: ResolvedBooking,
  screens: readonly AimedScreen[],
  nearMs: number,
  notBeforeMs: number,
  calendar: StatutoryCalendar,
  budget: Budget,
): Interval[] {
  const startMs = Math.max(notBeforeMs, nearMs - SEARCH_DAYS * DAY_MS);
  const range = { startMs, endMs: nearMs + SEARCH_DAYS * DAY_MS };
  let open: Interval[] = [range];
  for (const { screen } of screens) {
    open = intersection(open, openIntervals(screen, range.startMs, range.endMs, calendar));
  }
  const full = union(screens.flatMap((aimed) => shortages(candidate, aimed, open, calendar, budget)));
  const hours: Interval[] = [];
  for (let at = Math.ceil(startMs / HOUR_MS) * HOUR_MS; at + HOUR_MS <= range.endMs; at += HOUR_MS) {
    const hour = [{ startMs: at, endMs: at + HOUR_MS }];
    const isOpen = intersection(open, hour)[0];
    if (isOpen && isOpen.endMs - isOpen.startMs === HOUR_MS && intersection(full, hour).length === 0)
      hours.push(isOpen);
  }
  return hours.sort((a, b) => Math.abs(a.startMs - nearMs) - Math.abs(b.startMs - nearMs)).slice(0, 3);
}
