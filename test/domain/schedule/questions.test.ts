import { describe, expect, test } from "vitest";
import { Budget, TooMuchWork } from "../../../src/domain/schedule/budget.ts";
import { conflictsOn } from "../../../src/domain/schedule/conflicts.ts";
import { compileDay } from "../../../src/domain/schedule/compile.ts";
import { explain } from "../../../src/domain/schedule/explain.ts";
import { positionAt, spotsOf } from "../../../src/domain/schedule/position.ts";
import { preview, previewProblems } from "../../../src/domain/schedule/preview.ts";
import { simulateProblems } from "../../../src/domain/schedule/simulate-problems.ts";
import { simulate, type SimulateInput } from "../../../src/domain/schedule/simulate.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { ALWAYS, daily, instant, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";

const HOUR_MS = 3_600_000;
const calendar = statutoryCalendar();

function what(over: Partial<SimulateInput> = {}): SimulateInput {
  return {
    zone: "Asia/Shanghai",
    fromMs: instant(8 * HOUR_MS),
    toMs: instant(9 * HOUR_MS),
    openHours: null,
    bookings: [
      { id: "a", tier: "regular", weight: 1, windows: [ALWAYS], items: [{ id: "x", durationMs: 10_000 }] },
      { id: "b", tier: "regular", weight: 3, windows: [ALWAYS], items: [{ id: "y", durationMs: 10_000 }] },
    ],
    ...over,
  };
}

function simulated(input: SimulateInput) {
  const answer = simulate(input, calendar);
  return "simulation" in answer ? answer.simulation : expect.fail(JSON.stringify(answer));
}

describe("simulate", () => {
  test("an hour of two bookings, share by weight, from the instant asked for", () => {
    const { spots, airtime } = simulated(what());
    expect(spots[0]?.atMs).toBe(instant(8 * HOUR_MS));
    expect(spots.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(HOUR_MS);
    expect(airtime).toEqual([
      { booking: "a", plays: 90, seconds: 900, share: 0.25 },
      { booking: "b", plays: 270, seconds: 2700, share: 0.75 },
    ]);
  });

  test("the end asked for cuts the last spot; outside opening hours nothing plays", () => {
    const { spots } = simulated(what({ toMs: instant(8 * HOUR_MS + 15_500) }));
    expect(spots.map(({ durationMs, cut }) => [durationMs, cut])).toEqual([
      [10_000, undefined],
      [5500, true],
    ]);
    expect(simulated(what({ openHours: [daily("20:00", "21:00")] })).spots).toEqual([]);
  });

  test("nothing to play is the fallback, never black", () => {
    const { spots } = simulated(what({ bookings: [] }));
    expect(spots.every(({ booking }) => booking === null)).toBe(true);
    expect(spots.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(HOUR_MS);
  });

  test("refusals name the place and speak two languages", () => {
    const codes = (over: Partial<SimulateInput>) =>
      simulateProblems(what(over)).map(({ code, path }) => [code, ...path]);
    const [one] = what().bookings;
    if (!one) return expect.fail("no booking");
    expect(codes({})).toEqual([]);
    expect(codes({ zone: "Nowhere/Else" })).toEqual([["zone_unknown", "zone"]]);
    expect(codes({ toMs: instant(0) })).toEqual([["end_before_start", "to"]]);
    expect(codes({ toMs: instant(300 * HOUR_MS) })).toEqual([["range_too_long", "to"]]);
    const said = simulateProblems(what({ zone: "Nowhere/Else", toMs: instant(300 * HOUR_MS) }));
    expect(said.map(({ message }) => message.en)).toEqual([
      "Unknown zone Nowhere/Else; an IANA name such as Asia/Shanghai is right",
      "At most 8 days is right",
    ]);
    expect(codes({ bookings: [one, one] })).toEqual([["duplicate_id", "bookings", 1, "id"]]);
    expect(codes({ bookings: [{ ...one, weight: 0 }] })).toEqual([["weight_range", "bookings", 0, "weight"]]);
    expect(codes({ bookings: [{ ...one, items: [] }] })).toEqual([["items_empty", "bookings", 0, "items"]]);
    expect(codes({ bookings: [{ ...one, items: [{ id: "x", durationMs: 999 }] }] })).toEqual([
      ["duration_range", "bookings", 0, "items", 0, "durationMs"],
    ]);
    expect(codes({ bookings: [{ ...one, maxPlaysPerHour: 3, guarantee: { playsPerHour: 3 } }] })).toEqual([
      ["guarantee_range", "bookings", 0, "guarantee", "playsPerHour"],
    ]);
    expect(codes({ bookings: Array.from({ length: 501 }, (_, i) => ({ ...one, id: `b${i}` })) })).toEqual([
      ["too_many_bookings", "bookings"],
    ]);
  });

  test("more than 100,000 spots are refused as data", () => {
    const [one] = what().bookings;
    const many = what({
      toMs: instant(8 * HOUR_MS + 48 * HOUR_MS),
      bookings: one ? [{ ...one, items: [{ id: "x", durationMs: 1000 }] }] : [],
    });
    expect(simulate(many, calendar)).toMatchObject({ problems: [{ code: "too_many_spots" }] });
  });
});

describe("preview", () => {
  test("maximal intervals; guessed days are listed", () => {
    const window = { startsOn: "2028-06-01", endsOn: "2028-06-02", dayKind: "workday" as const };
    const ask = { zone: "Asia/Shanghai", windows: [window], fromMs: instant(0), toMs: instant(0, "2028-07-01") };
    expect(preview(ask, calendar)).toEqual({
      intervals: [{ startMs: instant(0, "2028-06-01"), endMs: instant(0, "2028-06-03") }],
      unconfirmedDays: ["2028-06-01", "2028-06-02"],
    });
    expect(previewProblems(ask).map(({ code }) => code)).toEqual(["range_too_long"]);
  });
});

describe("explain", () => {
  const at = instant(10 * HOUR_MS + 1);
  const only = (over: Parameters<typeof makeBooking>[2]) => {
    const { others } = explain(
      makeDay([makeBooking("z", 10_000, over), makeBooking("a", 7_200_000, { weight: 1000 })]),
      at,
    );
    return others.find(({ booking }) => booking === "z")?.reason;
  };

  test.each([
    ["outside_dates", { windows: [{ startsOn: "2020-01-01", endsOn: "2020-01-02" }] }],
    ["excepted", { windows: [{ ...ALWAYS, except: ["2026-06-15"] }] }],
    ["wrong_weekday", { windows: [{ ...ALWAYS, weekdays: [7] }] }],
    ["wrong_day_kind", { windows: [{ ...ALWAYS, dayKind: "restday" as const }] }],
    ["outside_daypart", { windows: [daily("20:00", "21:00")] }],
    ["not_approved", { items: [makeItem(10_000, { approved: false })] }],
    ["material_expired", { items: [makeItem(10_000, { validUntilMs: instant(0) })] }],
    ["unfit_screen", { items: [makeItem(10_000, { orientation: "portrait" as const })] }],
    ["outranked_by", { tier: "filler" as const }],
  ])("%s", (code, over) => {
    const landscape = makeScreen({ orientation: "landscape" });
    const day = makeDay([makeBooking("z", 10_000, over), makeBooking("a", 7000)], { screen: landscape });
    expect(explain(day, at).others).toEqual([{ booking: "z", reason: expect.objectContaining({ code }) }]);
  });

  test("waiting_turn says when, cap_reached until when, screen_closed that it is dark", () => {
    expect(only({ weight: 1 })).toMatchObject({ code: "waiting_turn" });
    const capped = makeDay([makeBooking("a", 7000), makeBooking("z", 10_000, { maxPlaysPerHour: 1 })]);
    const next = explain(capped, instant(10 * HOUR_MS)).others[0]?.reason;
    expect(next).toMatchObject({ code: "cap_reached", untilMs: expect.any(Number) });
    const dark = makeDay([makeBooking("a", 7000)], { screen: makeScreen({ openHours: [daily("20:00", "21:00")] }) });
    expect(explain(dark, at)).toEqual({ playing: null, others: [{ booking: "a", reason: { code: "screen_closed" } }] });
  });

  test("what plays, since when and until when", () => {
    expect(explain(makeDay([makeBooking("a", 7000)]), instant(8000)).playing).toEqual({
      booking: "a",
      material: "ver_a",
      startedMs: instant(7000),
      endsMs: instant(14_000),
    });
  });
});

describe("conflicts", () => {
  test("who hides whom, where and how long; equal ones of several screens are one", () => {
    const bookings = [
      makeBooking("low", 10_000),
      makeBooking("high", 10_000, { tier: "exclusive", windows: [daily("09:00", "10:00")] }),
      makeBooking("fill", 10_000, { tier: "filler" }),
    ];
    const screens = ["s1", "s2"].map((id) => ({ id, screen: makeScreen(), bookings }));
    expect(conflictsOn(screens, instant(0), instant(24 * HOUR_MS), calendar, new Budget(0, 1e6))).toEqual([
      {
        kind: "outranked",
        startMs: instant(9 * HOUR_MS),
        endMs: instant(10 * HOUR_MS),
        screens: ["s1", "s2"],
        winner: "high",
        losers: ["low"],
      },
    ]);
  });

  test("of guarantees that do not fit together, the heaviest is the winner and no loser", () => {
    const of = (...weights: number[]) => {
      const bookings = weights.map((weight, i) =>
        makeBooking(`g${i}`, 60_000, { weight, guarantee: { playsPerHour: 72 / weights.length } }),
      );
      const beside = makeBooking("plain", 10_000, { weight: 4 });
      const screens = [{ id: "s", screen: makeScreen(), bookings: [...bookings, beside] }];
      return conflictsOn(screens, instant(0), instant(HOUR_MS), calendar, new Budget(0, 1e6));
    };
    expect(of(1, 3, 2)).toMatchObject([{ kind: "overbooked", winner: "g1", losers: ["g0", "g2"] }]);
    expect(of(1)).toMatchObject([{ kind: "overbooked", winner: "g0", losers: [] }]);
  });

  test("too much work ends in a typed refusal", () => {
    const screens = [{ id: "s1", screen: makeScreen(), bookings: [makeBooking("a", 1000), makeBooking("b", 1000)] }];
    expect(() => conflictsOn(screens, instant(0), instant(1000), calendar, new Budget(0, 1))).toThrow(TooMuchWork);
  });
});

test("positionAt finds every instant of a plan", () => {
  const input = makeDay([makeBooking("a", 7000, { windows: [daily("08:00", "09:00")] })], {
    screen: makeScreen({ openHours: [daily("08:00", "09:00")] }),
  });
  const { plan } = compileDay(input);
  expect(positionAt(plan, 0)).toEqual({ spot: null, closedUntilMs: 8 * HOUR_MS });
  expect(positionAt(plan, 8 * HOUR_MS + 7000)).toEqual({
    spot: 1,
    item: 0,
    offsetMs: 0,
    startedAtMs: 8 * HOUR_MS + 7000,
    endsAtMs: 8 * HOUR_MS + 14_000,
  });
  expect(positionAt(plan, 9 * HOUR_MS - 1)).toMatchObject({ endsAtMs: 9 * HOUR_MS });
  expect(positionAt(plan, 9 * HOUR_MS)).toEqual({ spot: null, closedUntilMs: null });
});

test("a plan of the first version, one spot per run, reads as one of now", () => {
  const { plan } = compileDay(makeDay([makeBooking("a", 7000), makeBooking("b", 11_000)]));
  const first = { ...plan, v: 1 as const, spots: spotsOf(plan).map(({ startMs, item }) => [startMs, item]) };
  expect(plan.spots).toHaveLength(1);
  expect(spotsOf(first)).toEqual(spotsOf(plan));
  for (const at of [0, 6999, 7000, 40_000_123, 86_399_999]) expect(positionAt(first, at)).toEqual(positionAt(plan, at));
});
