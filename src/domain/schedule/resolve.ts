import type { PlanItem, Tier } from "../../contracts/plan.ts";
import { addDays } from "../time/day.ts";
import { intersection, type Interval } from "../time/interval.ts";
import { localMidnight, wallClock } from "../time/wall.ts";
import { offsetStretches } from "../time/zone.ts";
import { activeIntervals } from "../window/active.ts";
import { canonical } from "./canonical.ts";
import { HOUR_MS } from "./cap.ts";
import { itemRefusal, shownMs } from "./fit.ts";
import type { BookingItem, DayInput, ResolvedBooking, ScreenProfile } from "./types.ts";

/** Part of every input key: a new engine version makes new plans. */
export const ENGINE = "eevdf-4";

/** An item as one day knows it. Instants are elapsed ms since local midnight. */
export interface DayItem {
  readonly id: string;
  readonly material: string;
  readonly durationMs: number;
  readonly weight: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly withdrawnMs: number | null;
  readonly plan: PlanItem;
}

/** A version of a booking as one day knows it: no windows, no zone, no date left. */
export interface DayBooking {
  readonly id: string;
  readonly tier: Tier;
  readonly weight: number;
  /** Plays per hour; 0 = no cap. */
  readonly cap: number;
  /** Plays per hour; 0 = no guarantee. */
  readonly guarantee: number;
  readonly order: "ordered" | "weighted";
  /** Takeovers: place in the day's order of issue, later = larger; others 0. */
  readonly issued: number;
  readonly fromMs: number;
  /** `null` = in force to the end of the day. */
  readonly untilMs: number | null;
  readonly cancelled: boolean;
  readonly active: readonly Interval[];
  readonly items: readonly DayItem[];
}

/** All that determines a day plan, free of what does not: equal days resolve to equal values. */
export interface ResolvedDay {
  readonly zone: string;
  readonly lengthMs: number;
  readonly open: readonly Interval[];
  /** Starts of the local clock hours that last an hour, while something is capped or guaranteed. */
  readonly hours: readonly number[];
  readonly bookings: readonly DayBooking[];
  readonly fallback: PlanItem | null;
}

/** The canonical text of all inputs that determine the plan: equal keys, byte-identical plans. */
export function dayInputKey(input: DayInput): string {
  return canonical([ENGINE, resolveDay(input)]);
}

/** Judges windows, versions, opening hours, fitness and validity for one local day; `within` (epoch ms) narrows opening. */
export function resolveDay({ day, screen, bookings, calendar }: DayInput, within?: Interval): ResolvedDay {
  const startMs = localMidnight(day, screen.zone);
  const endMs = localMidnight(addDays(day, 1), screen.zone);
  const elapsed = (windows: Parameters<typeof activeIntervals>[0]): Interval[] =>
    activeIntervals(windows, screen.zone, startMs, endMs, calendar).map((interval) => ({
      startMs: interval.startMs - startMs,
      endMs: interval.endMs - startMs,
    }));
  const lengthMs = endMs - startMs;
  const open = screen.openHours === null ? [{ startMs: 0, endMs: lengthMs }] : elapsed(screen.openHours);
  const present = bookings
    .filter(({ effectiveAtMs, endedAtMs }) => effectiveAtMs < endMs && (endedAtMs ?? endMs) > startMs)
    .map((booking) => resolveBooking(booking, elapsed(booking.windows), screen, startMs, lengthMs))
    .filter(({ active, items }) => active.length > 0 && items.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.fromMs - b.fromMs));
  const issues = [...new Set(present.map(({ issued }) => issued))].sort((a, b) => a - b);
  return {
    zone: screen.zone,
    lengthMs,
    open: within ? intersection(open, [{ startMs: within.startMs - startMs, endMs: within.endMs - startMs }]) : open,
    hours: present.some(({ cap, guarantee }) => cap + guarantee > 0) ? clockHours(screen.zone, startMs, endMs) : [],
    bookings: present.map((booking) => ({ ...booking, issued: issues.indexOf(booking.issued) })),
    fallback: screen.fallback,
  };
}

function resolveBooking(
  booking: ResolvedBooking,
  active: Interval[],
  screen: ScreenProfile,
  midnightMs: number,
  lengthMs: number,
): DayBooking {
  const endMs = booking.endedAtMs === undefined ? lengthMs : booking.endedAtMs - midnightMs;
  return {
    id: booking.id,
    tier: booking.tier,
    weight: booking.weight,
    cap: booking.maxPlaysPerHour ?? 0,
    guarantee: booking.guarantee?.playsPerHour ?? 0,
    order: booking.order,
    issued: booking.tier === "takeover" ? booking.issuedAtMs : Number.NEGATIVE_INFINITY,
    fromMs: Math.max(0, booking.effectiveAtMs - midnightMs),
    untilMs: endMs < lengthMs ? endMs : null,
    cancelled: endMs < lengthMs && booking.endedBy === "cancelled",
    active,
    items: booking.items
      .filter((item) => itemRefusal(item, screen) === null)
      .map((item) => resolveItem(item, screen, midnightMs, lengthMs))
      .filter(({ fromMs, untilMs, withdrawnMs }) => fromMs < untilMs && (withdrawnMs === null || withdrawnMs > 0)),
  };
}

function resolveItem(item: BookingItem, screen: ScreenProfile, midnightMs: number, lengthMs: number): DayItem {
  const clamp = (atMs: number): number => Math.max(0, Math.min(lengthMs, atMs - midnightMs));
  const durationMs = shownMs(item, screen);
  const withdrawn = item.withdrawnAtMs === undefined ? lengthMs : clamp(item.withdrawnAtMs);
  return {
    id: item.id,
    material: item.material,
    durationMs,
    weight: item.weight ?? 1,
    fromMs: item.validFromMs === undefined ? 0 : clamp(item.validFromMs),
    untilMs: item.validUntilMs === undefined ? lengthMs : clamp(item.validUntilMs),
    withdrawnMs: withdrawn < lengthMs ? withdrawn : null,
    plan: {
      material: item.material,
      kind: item.kind,
      sha256: item.sha256,
      durationMs,
      ...(item.text === undefined ? {} : { text: item.text }),
      ...(item.style === undefined ? {} : { style: item.style }),
    },
  };
}

/** Elapsed starts of the hours in which the local clock runs from h:00 to (h+1):00 without a change. */
function clockHours(zone: string, startMs: number, endMs: number): number[] {
  const hours: number[] = [];
  for (const stretch of offsetStretches(zone, startMs, endMs)) {
    const from = Math.max(startMs, stretch.startMs);
    const to = Math.min(endMs, stretch.endMs);
    if (from >= to) continue;
    const past = wallClock(from, zone) % HOUR_MS;
    for (let at = past === 0 ? from : from + HOUR_MS - past; at + HOUR_MS <= to; at += HOUR_MS) {
      hours.push(at - startMs);
    }
  }
  return hours;
}
