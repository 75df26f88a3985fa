import { expect, test } from "vitest";
import { daily, instant, makeBooking, makeDay, makeScreen } from "./make.ts";
import { overCap, shownOn, startsOf } from "./properties.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

test("a guaranteed film that is alone is cut at closing time; the fallback does not take its last minutes (G8)", () => {
  const screen = makeScreen({ openHours: [daily("20:00", "22:00")] });
  const film = makeBooking("film", 25 * MINUTE_MS, { guarantee: { playsPerHour: 1 }, maxPlaysPerHour: 10 });
  const shown = shownOn(makeDay([film], { screen }));
  expect(shown.map(({ booking }) => booking)).toEqual(shown.map(() => "film"));
  expect(shown.at(-1)?.durationMs).toBe(20 * MINUTE_MS);
});

test("a guaranteed film that fits no more before a change holds nobody else up", () => {
  const film = makeBooking("film", 20 * MINUTE_MS, { guarantee: { playsPerHour: 2 } });
  const short = makeBooking("short", 7000);
  const joins = ["08:15", "08:30"].map((from, i) =>
    makeBooking(`joins${i}`, 7000, { windows: [daily(from, "23:00")] }),
  );
  const screen = makeScreen({ openHours: [daily("08:00", "09:00")] });
  const shown = shownOn(makeDay([film, short, ...joins], { screen }));
  expect(shown.filter(({ booking }) => booking === null)).toEqual([]);
});

test("starts from before a cap was given count against it (G5, across edits)", () => {
  const editMs = instant(9 * HOUR_MS);
  const bookings = [
    makeBooking("a", 60_000, { endedAtMs: editMs, endedBy: "superseded" }),
    makeBooking("a", 60_000, { effectiveAtMs: editMs, maxPlaysPerHour: 10 }),
    makeBooking("b", 60_000),
  ];
  const starts = startsOf(shownOn(makeDay(bookings)), "a");
  const first = starts.findIndex((at) => at >= 9 * HOUR_MS);
  expect(starts.slice(Math.max(0, first - 10)).length).toBeGreaterThan(10);
  expect(overCap(starts.slice(first - 9), 10)).toBeNull();
});

test("a heavy booking that its cap limits does not crowd out a guarantee (G6)", () => {
  const bookings = [
    makeBooking("owed", 33_000, { weight: 87, guarantee: { playsPerHour: 32 } }),
    makeBooking("heavy", 54_000, { weight: 388, maxPlaysPerHour: 54 }),
  ];
  const starts = startsOf(shownOn(makeDay(bookings)), "owed");
  for (let hour = 0; hour < 24; hour++) {
    const plays = starts.filter((at) => Math.floor(at / HOUR_MS) === hour).length;
    expect(plays).toBeGreaterThanOrEqual(32);
  }
});
