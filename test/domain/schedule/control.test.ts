import { expect, test } from "vitest";
import { makeBooking } from "./make.ts";
import { naiveDay } from "./naive.ts";
import { startsOf } from "./properties.ts";

/** The properties whose checks are not functions of their own: each shown to fail on the control (see naive.ts). */
const HOUR_MS = 3_600_000;

test("G2: the control lets the small booking wait for nearly the whole hour", () => {
  const shown = naiveDay([makeBooking("a", 10_000, { weight: 9 }), makeBooking("b", 10_000)], HOUR_MS);
  const waited = shown.findIndex(({ booking }) => booking === "b");
  expect(waited).toBeGreaterThan((2 * 10) / 1);
});

test("G6: the control knows no guarantees", () => {
  const bookings = [
    makeBooking("g", 20_000, { guarantee: { playsPerHour: 30 } }),
    makeBooking("heavy", 20_000, { weight: 100 }),
  ];
  expect(startsOf(naiveDay(bookings, HOUR_MS), "g").length).toBeLessThan(30);
});

test("G9: the control follows the order of its input", () => {
  const bookings = [makeBooking("a", 10_000), makeBooking("b", 10_000)];
  expect(naiveDay(bookings, HOUR_MS)).not.toEqual(naiveDay(bookings.toReversed(), HOUR_MS));
});

test("G10: in the control an approval at noon changes the morning", () => {
  const bookings = [makeBooking("a", 10_000)];
  const approved = makeBooking("b", 10_000, { weight: 5, effectiveAtMs: 12 * HOUR_MS });
  const morning = (all: typeof bookings) => naiveDay(all, 24 * HOUR_MS).filter(({ startMs }) => startMs < 12 * HOUR_MS);
  expect(morning([...bookings, approved])).not.toEqual(morning(bookings));
});
