import { expect, test } from "vitest";
import { explain } from "../../../src/domain/schedule/explain.ts";
import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { instant, makeBooking, makeDay } from "./make.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** What `explain` says of a booking at an elapsed time of the day. */
function reasonAt(bookings: readonly ResolvedBooking[], elapsedMs: number, id: string) {
  const { others } = explain(makeDay(bookings), instant(elapsedMs));
  return others.find(({ booking }) => booking === id)?.reason;
}

test("a filler beside the one that plays while a cap leaves time waits for its turn", () => {
  const bookings = [
    makeBooking("capped", 10_000, { maxPlaysPerHour: 2 }),
    makeBooking("f1", 10_000, { tier: "filler" }),
    makeBooking("f2", 10_000, { tier: "filler" }),
  ];
  const playing = explain(makeDay(bookings), instant(12 * HOUR_MS + 5 * MINUTE_MS)).playing?.booking ?? "";
  const other = playing === "f1" ? "f2" : "f1";
  expect(["f1", "f2"]).toContain(playing);
  expect(reasonAt(bookings, 12 * HOUR_MS + 5 * MINUTE_MS, other)?.code).toBe("waiting_turn");
});

test("who is outranked is outranked by a higher tier, whoever fills its time", () => {
  const bookings = [
    makeBooking("exclusive", 10_000, { tier: "exclusive", maxPlaysPerHour: 2 }),
    makeBooking("regular", 10_000),
    makeBooking("filler", 10_000, { tier: "filler" }),
  ];
  const at = 12 * HOUR_MS + 5 * MINUTE_MS;
  expect(explain(makeDay(bookings), instant(at)).playing?.booking).toBe("filler");
  expect(reasonAt(bookings, at, "regular")).toEqual({ code: "outranked_by", booking: "exclusive" });
});

test("… and while a spot from before an approval finishes, by the one approved", () => {
  const approvedMs = 12 * HOUR_MS + 5000;
  const bookings = [
    makeBooking("a", 10_000),
    makeBooking("b", 10_000),
    makeBooking("x", 10_000, { tier: "exclusive", effectiveAtMs: instant(approvedMs) }),
  ];
  const { playing, others } = explain(makeDay(bookings), instant(approvedMs + 1000));
  const loser = playing?.booking === "a" ? "b" : "a";
  expect(others.find(({ booking }) => booking === loser)?.reason).toEqual({ code: "outranked_by", booking: "x" });
});

test("what keeps an evening silent after midnight is said of the day on which it would have begun", () => {
  const friday = {
    startsOn: "2026-06-01",
    endsOn: "2026-06-30",
    weekdays: [5],
    dayparts: [{ from: "22:00", to: "02:00" }],
  };
  const booking = makeBooking("a", 10_000, { windows: [{ ...friday, except: ["2026-06-12"] }] });
  const day = { day: "2026-06-13" };
  const at = instant(1.5 * HOUR_MS, day.day);
  expect(explain(makeDay([booking], day), at).others[0]?.reason).toEqual({ code: "excepted" });
  expect(explain(makeDay([booking], day), at + HOUR_MS).others[0]?.reason).toEqual({ code: "wrong_weekday" });
});
