import type { StatutoryCalendar } from "../time/calendar.ts";
import { intersection, type Interval } from "../time/interval.ts";
import { activeIntervals } from "../window/active.ts";
import { itemRefusal, shownMs } from "./fit.ts";
import type { ResolvedBooking, ScreenProfile } from "./types.ts";

/** A screen and every version of every booking aimed at it. */
export interface AimedScreen {
  readonly id: string;
  readonly screen: ScreenProfile;
  readonly bookings: readonly ResolvedBooking[];
}

/** When the screen is open within `[fromMs, toMs)`; epoch ms. */
export function openIntervals(
  screen: ScreenProfile,
  fromMs: number,
  toMs: number,
  calendar: StatutoryCalendar,
): Interval[] {
  const { openHours, zone } = screen;
  return openHours === null
    ? [{ startMs: fromMs, endMs: toMs }]
    : activeIntervals(openHours, zone, fromMs, toMs, calendar);
}

/** When a version asks for the screen: in force, active, open, and with something that fits. Epoch ms. */
export function demand(
  booking: ResolvedBooking,
  screen: ScreenProfile,
  open: readonly Interval[],
  calendar: StatutoryCalendar,
): Interval[] {
  const first = open[0];
  const last = open[open.length - 1];
  const items = booking.items.filter((item) => itemRefusal(item, screen) === null);
  if (!first || !last || items.length === 0) return [];
  const until = Math.max(
    ...items.map((item) => Math.min(item.validUntilMs ?? Infinity, item.withdrawnAtMs ?? Infinity)),
  );
  const from = Math.min(...items.map(({ validFromMs }) => validFromMs ?? -Infinity));
  const fromMs = Math.max(first.startMs, booking.effectiveAtMs, from);
  const toMs = Math.min(last.endMs, booking.endedAtMs ?? Infinity, until);
  return intersection(activeIntervals(booking.windows, screen.zone, fromMs, toMs, calendar), open);
}

/** Its longest item among those that fit this screen, ms. */
export function longestMs(booking: ResolvedBooking, screen: ScreenProfile): number {
  return booking.items.reduce(
    (longest, item) => (itemRefusal(item, screen) === null ? Math.max(longest, shownMs(item, screen)) : longest),
    0,
  );
}
