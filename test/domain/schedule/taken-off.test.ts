import { expect, test } from "vitest";
import { compileDay } from "../../../src/domain/schedule/compile.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { localMidnight } from "../../../src/domain/time/wall.ts";
import { DAY, makeBooking, makeDay } from "./make.ts";

/** 25 s after midnight: in the middle of the third spot of 10 s. */
const AT_MS = 25_000;

function dayWith(endedBy: "superseded" | "cancelled") {
  const day = makeDay([makeBooking("bkg_stays", 10_000)]);
  const midnightMs = localMidnight(DAY, day.screen.zone);
  const leaving = makeBooking("bkg_leaves", 10_000, { weight: 1000, endedAtMs: midnightMs + AT_MS, endedBy });
  const { plan, itemBookings } = compileDay({ ...day, bookings: [...day.bookings, leaving] });
  return spotsOf(plan).map(({ startMs, durationMs, item }) => ({ startMs, booking: itemBookings[item], durationMs }));
}

test("a booking that an edit takes off the day lets its spot on the air finish (G10)", () => {
  const third = dayWith("superseded")[2];
  expect(third).toEqual({ startMs: 20_000, booking: "bkg_leaves", durationMs: 10_000 });
});

test("a cancelled booking is off the air at that instant", () => {
  const third = dayWith("cancelled")[2];
  expect(third).toEqual({ startMs: 20_000, booking: "bkg_leaves", durationMs: 5_000 });
});

test.each(["superseded", "cancelled"] as const)("after it was %s it is planned no more", (endedBy) => {
  expect(dayWith(endedBy).filter((spot) => spot.startMs >= AT_MS && spot.booking === "bkg_leaves")).toEqual([]);
});
