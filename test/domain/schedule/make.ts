import type { Window } from "../../../src/contracts/window.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { localMidnight } from "../../../src/domain/time/wall.ts";
import type { BookingItem, DayInput, ResolvedBooking, ScreenProfile } from "../../../src/domain/schedule/types.ts";

export const DAY = "2026-06-15";
export const ALWAYS: Window = { startsOn: "2020-01-01", endsOn: "2029-12-31" };
export const SHA = "0".repeat(64);

export function makeItem(durationMs: number, over: Partial<BookingItem> = {}): BookingItem {
  return { id: "i1", material: "ver_1", kind: "video", sha256: SHA, durationMs, ...over };
}

export function makeBooking(id: string, durationMs: number, over: Partial<ResolvedBooking> = {}): ResolvedBooking {
  return {
    id,
    tier: "regular",
    weight: 1,
    windows: [ALWAYS],
    order: "ordered",
    issuedAtMs: 0,
    effectiveAtMs: 0,
    items: [makeItem(durationMs, { material: `ver_${id}` })],
    ...over,
  };
}

export const FALLBACK = { material: "fallback", kind: "image", sha256: "f".repeat(64), durationMs: 10_000 } as const;

export function makeScreen(over: Partial<ScreenProfile> = {}): ScreenProfile {
  return { kind: "full", zone: "Asia/Shanghai", openHours: null, minDwellMs: 1000, fallback: FALLBACK, ...over };
}

export function makeDay(bookings: readonly ResolvedBooking[], over: Partial<DayInput> = {}): DayInput {
  return { day: DAY, screen: makeScreen(), bookings, calendar: statutoryCalendar(), ...over };
}

/** Epoch ms of an elapsed time on a day. */
export function instant(elapsedMs: number, day = DAY, zone = "Asia/Shanghai"): number {
  return localMidnight(day, zone) + elapsedMs;
}

/** A window over all days with one daypart. */
export function daily(from: string, to: string): Window {
  return { ...ALWAYS, dayparts: [{ from, to }] };
}
