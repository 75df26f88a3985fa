import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Contest } from "../../../src/domain/schedule/contest.ts";
import { openingLags } from "../../../src/domain/schedule/lag.ts";
import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { daily, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";
import { naiveDay } from "./naive.ts";
import { airtimeOf, overCap, type Shown, shownOn, startsOf, unfairAt } from "./properties.ts";
import { runs } from "./runs.ts";

const weight = fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 1000 }));
const duration = fc.oneof(
  fc.integer({ min: 1, max: 12 }).map((s) => s * 5000),
  fc.integer({ min: 1000, max: 120_000 }),
);
/** Screens are open 08:00–10:00 in these tests: short days, many of them. */
const OPEN = daily("08:00", "10:00");
const OPEN_MS = 8 * 3_600_000;
const CLOSE_MS = 10 * 3_600_000;
const screen = makeScreen({ openHours: [OPEN] });

const competitors = fc
  .array(fc.tuple(weight, duration), { minLength: 1, maxLength: 14 })
  .map((all) => all.map(([w, d], i) => makeBooking(`b${String(i).padStart(2, "0")}`, d, { weight: w })));
const equals = fc
  .tuple(fc.array(weight, { minLength: 1, maxLength: 20 }), duration)
  .map(([all, d]) => all.map((w, i) => makeBooking(`b${String(i).padStart(2, "0")}`, d, { weight: w })));

const longest = (bookings: readonly ResolvedBooking[]) =>
  Math.max(...bookings.flatMap(({ items }) => items.map(({ durationMs }) => durationMs)));

function g1(shown: readonly Shown[], bookings: readonly ResolvedBooking[], fromMs = OPEN_MS, closeMs = CLOSE_MS) {
  const bound = longest(bookings);
  return unfairAt(shown, bookings, bound, fromMs, closeMs - bound);
}

describe("G1 prefix fairness", () => {
  test.each([
    ["unequal durations", competitors],
    ["equal durations", equals],
  ])("%s: nobody is a longest spot away from its share at any boundary", (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (bookings) => {
        expect(g1(shownOn(makeDay(bookings, { screen })), bookings)).toBeNull();
      }),
      runs(1500),
    );
  });

  test("the control fails it", () => {
    const bookings = [makeBooking("a", 10_000, { weight: 66 }), makeBooking("b", 10_000, { weight: 34 })];
    expect(g1(naiveDay(bookings, CLOSE_MS), bookings, 0)).not.toBeNull();
  });

  test("weighted items share their booking's airtime by the same bound", () => {
    const playlists = fc.array(fc.tuple(weight, duration), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(playlists, (all) => {
        const items = all.map(([w, d], i) => makeItem(d, { id: `i${i}`, material: `m${i}`, weight: w }));
        const shown = shownOn(makeDay([makeBooking("a", 1000, { order: "weighted", items })], { screen }));
        const asBookings = shown.map((spot) => ({ ...spot, booking: spot.material }));
        const bound = Math.max(...all.map(([, d]) => d));
        const shares = items.map(({ material, weight: w }) => ({ id: material, weight: w ?? 1 }));
        expect(unfairAt(asBookings, shares, bound, OPEN_MS, CLOSE_MS - bound)).toBeNull();
      }),
      runs(1000),
    );
  });
});

describe("G1 with carried lag", () => {
  const times = Array.from(
    { length: 25 },
    (_, i) => `${String(8 + Math.floor(i / 12)).padStart(2, "0")}:${String((i % 12) * 5).padStart(2, "0")}`,
  );
  const part = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
    .map(([from, length]) => ({ from: times[from] ?? "08:00", to: times[Math.min(24, from + length)] ?? "10:00" }));
  const changing = fc
    .array(fc.tuple(weight, duration, fc.array(part, { minLength: 1, maxLength: 5 })), { minLength: 2, maxLength: 12 })
    .map((all) =>
      all.map(([w, d, dayparts], i) =>
        makeBooking(`b${String(i).padStart(2, "0")}`, d, { weight: w, windows: [{ ...OPEN, dayparts }] }),
      ),
    );
  const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const runsAt = (booking: ResolvedBooking, atMs: number) =>
    (booking.windows[0]?.dayparts ?? []).some(
      ({ from, to }) => minute(from) * 60_000 <= atMs && atMs < minute(to) * 60_000,
    );

  /** Time owed over the day by shares alone, in ms. */
  function entitlement(bookings: readonly ResolvedBooking[], id: string): number {
    let owed = 0;
    for (let at = OPEN_MS; at < CLOSE_MS; at += 300_000) {
      const here = bookings.filter((booking) => runsAt(booking, at));
      const own = here.find((booking) => booking.id === id);
      if (own) owed += (300_000 * own.weight) / here.reduce((sum, booking) => sum + booking.weight, 0);
    }
    return owed;
  }

  test("nobody who is owed three longest spots in a day gets nothing", () => {
    fc.assert(
      fc.property(changing, (bookings) => {
        const shown = shownOn(makeDay(bookings, { screen }));
        for (const { id } of bookings) {
          if (entitlement(bookings, id) >= 3 * longest(bookings)) expect(startsOf(shown, id)).not.toHaveLength(0);
        }
      }),
      runs(800),
    );
  });

  test("whatever the ledgers say, nobody is three longest spots away during a segment", () => {
    const ledger = fc.oneof(fc.integer({ min: -400_000, max: 400_000 }), fc.constantFrom(0, 60_000, -60_000));
    const entrant = fc.tuple(weight, fc.oneof(duration, fc.constant(60_000)), ledger);
    fc.assert(
      fc.property(fc.array(entrant, { minLength: 2, maxLength: 40 }), (all) => {
        const bound = Math.max(...all.map(([, d]) => d));
        const total = all.reduce((sum, [w]) => sum + w, 0);
        const ledgers = all.map(([, , owed]) => owed);
        const { lags } = openingLags(ledgers, bound);
        expect(lags.reduce((sum, lag) => sum + lag, 0)).toBe(0);
        const durations = all.map(([, d]) => d);
        const contest = new Contest(
          all.map(([w]) => w),
          durations,
          lags,
        );
        const owed = ledgers.map((each) => Math.max(-bound, Math.min(bound, each)));
        const airtime = all.map(() => 0);
        let elapsed = 0;
        for (let spot = 0; spot < 400; spot++) {
          const i = contest.best();
          const d = durations[i] ?? expect.fail("nobody is eligible");
          contest.serve(i, d, d);
          airtime[i] = (airtime[i] ?? 0) + d;
          elapsed += d;
          for (const [k, [w]] of all.entries()) {
            const away = ((owed[k] ?? 0) - (airtime[k] ?? 0)) * total + w * elapsed;
            if (Math.abs(away) >= 3 * bound * total) expect.fail(`${k} is ${away / total} ms away after ${spot} spots`);
          }
        }
      }),
      runs(1000),
    );
  });
});

describe("G1 beside held-back bookings", () => {
  const capped = fc
    .tuple(competitors, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }))
    .map(([free, caps]) => ({
      free,
      all: [...free, ...caps.map((cap, i) => makeBooking(`z${i}`, 20_000, { weight: 300, maxPlaysPerHour: cap }))],
    }));

  test("any two that are never held back stay together", () => {
    fc.assert(
      fc.property(capped, ({ free, all }) => {
        const shown = shownOn(makeDay(all, { screen }));
        const bound = longest(all);
        const airtime = new Map<string | null, number>();
        for (const spot of shown) {
          if (spot.startMs + spot.durationMs > CLOSE_MS - bound) break;
          airtime.set(spot.booking, (airtime.get(spot.booking) ?? 0) + spot.durationMs);
          for (const i of free) {
            for (const j of free) {
              const apart = (airtime.get(i.id) ?? 0) * j.weight - (airtime.get(j.id) ?? 0) * i.weight;
              if (apart >= bound * (i.weight + j.weight)) expect.fail(`${i.id} and ${j.id} apart at ${spot.startMs}`);
            }
          }
        }
      }),
      runs(1000),
    );
  });
});

test("G2: with equal durations nobody waits longer than 2/p spots", () => {
  fc.assert(
    fc.property(equals, (bookings) => {
      const shown = shownOn(makeDay(bookings, { screen }));
      const total = bookings.reduce((sum, booking) => sum + booking.weight, 0);
      for (const booking of bookings) {
        let waited = 0;
        for (const spot of shown) {
          waited = spot.booking === booking.id ? 0 : waited + 1;
          if (waited * booking.weight > 2 * total) expect.fail(`${booking.id} waits at ${spot.startMs}`);
        }
      }
    }),
    runs(1000),
  );
});

test("G3: an ordered playlist goes round in order through the segments of a day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), duration, (count, d) => {
      const items = Array.from({ length: count }, (_, i) => makeItem(d, { id: `i${i}`, material: `m${i}` }));
      const bookings = [
        makeBooking("a", d, { items }),
        makeBooking("b", 15_000, { windows: [daily("08:20", "08:50"), daily("09:10", "09:20")] }),
        makeBooking("x", 30_000, { tier: "exclusive", windows: [daily("09:00", "09:05")] }),
      ];
      const order = shownOn(makeDay(bookings, { screen })).filter((spot) => spot.booking === "a");
      expect(order.map(({ material }) => material)).toEqual(order.map((_, i) => `m${i % count}`));
    }),
    runs(1000),
  );
});

describe("G4 no immediate repeat", () => {
  const repeats = (shown: readonly Shown[]) =>
    shown.filter((spot, i) => i > 0 && shown[i - 1]?.material === spot.material).length;

  test("two bookings with one material beside a third are kept apart", () => {
    const same = { items: [makeItem(10_000, { material: "same" })] };
    const bookings = [
      makeBooking("a", 10_000, same),
      makeBooking("b", 10_000, same),
      makeBooking("c", 10_000, { weight: 2 }),
    ];
    expect(repeats(shownOn(makeDay(bookings, { screen })))).toBe(0);
    expect(repeats(naiveDay(bookings, CLOSE_MS))).toBeGreaterThan(0);
  });

  test("swaps keep G1", () => {
    const materials = fc.array(fc.tuple(weight, duration, fc.integer({ min: 0, max: 2 })), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(materials, (all) => {
        const bookings = all.map(([w, d, m], i) =>
          makeBooking(`b${i}`, d, { weight: w, items: [makeItem(d, { material: `m${m}` })] }),
        );
        expect(g1(shownOn(makeDay(bookings, { screen })), bookings)).toBeNull();
      }),
      runs(800),
    );
  });
});

describe("G5 caps", () => {
  const mixed = fc.array(fc.tuple(weight, duration, fc.integer({ min: 0, max: 20 })), { minLength: 1, maxLength: 8 });
  const withCaps = mixed.map((all) =>
    all.map(([w, d, cap], i) => makeBooking(`b${i}`, d, { weight: w, ...(cap ? { maxPlaysPerHour: cap } : {}) })),
  );

  test("never more than n starts in any hour, across midnight too", () => {
    const night = makeScreen({ openHours: [daily("21:30", "02:30")] });
    fc.assert(
      fc.property(withCaps, (bookings) => {
        const first = shownOn(makeDay(bookings, { screen: night }));
        const later = shownOn(makeDay(bookings, { screen: night, day: "2026-06-16" }));
        const both = [...first, ...later.map((spot) => ({ ...spot, startMs: spot.startMs + 86_400_000 }))];
        for (const { id, maxPlaysPerHour } of bookings) {
          if (maxPlaysPerHour) expect(overCap(startsOf(both, id), maxPlaysPerHour)).toBeNull();
        }
      }),
      runs(1000),
    );
  });

  test("who has nobody beside it plays on after its cap, whether or not there is a fallback", () => {
    const dark = makeScreen({ fallback: null, openHours: [OPEN] });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), duration, (cap, d) => {
        const alone = [makeBooking("a", d, { maxPlaysPerHour: cap })];
        const plays = startsOf(shownOn(makeDay(alone, { screen: dark })), "a").length;
        // Two hours of an evenly spread cap, or as many as there is time for; the last one may be cut off.
        expect(plays).toBeGreaterThanOrEqual(Math.min(2 * (cap - 1), Math.floor((2 * 3_600_000) / d) - 1));
        expect(plays).toBeGreaterThanOrEqual(startsOf(shownOn(makeDay(alone, { screen })), "a").length - 1);
      }),
      runs(1000),
    );
  });

  test("the control plays a cap of 7 eight times", () => {
    const bookings = [makeBooking("a", 60_000, { maxPlaysPerHour: 7 })];
    expect(overCap(startsOf(naiveDay(bookings, 86_400_000), "a"), 7)).not.toBeNull();
  });

  test("in a full hour whose share would be at least n plays it gets at least n − 1; before closing n − 2", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.array(fc.tuple(weight, duration), { minLength: 1, maxLength: 6 }),
        weight,
        fc.integer({ min: 5, max: 60 }),
        (cap, others, w, seconds) => {
          const bookings = [
            makeBooking("a", seconds * 1000, { weight: w, maxPlaysPerHour: cap }),
            ...others.map(([ow, d], i) => makeBooking(`b${i}`, d, { weight: ow })),
          ];
          const total = bookings.reduce((sum, booking) => sum + booking.weight, 0);
          fc.pre(3_600_000 * w >= cap * seconds * 1000 * total);
          // One foreign spot must not be longer than the distance of two starts (docs/decisions/0105).
          fc.pre(cap * longest(bookings) <= 3_600_000);
          const morning = makeScreen({ openHours: [daily("05:00", "13:00")] });
          const starts = startsOf(shownOn(makeDay(bookings, { screen: morning })), "a");
          for (let hour = 5; hour < 13; hour++) {
            const inHour = starts.filter((at) => Math.floor(at / 3_600_000) === hour).length;
            // Nothing is begun that would be cut at closing (docs/decisions/0105).
            expect(inHour).toBeGreaterThanOrEqual(hour === 12 ? cap - 2 : cap - 1);
          }
        },
      ),
      runs(1000),
    );
  });
});

test("G11: more weight never costs more than two longest spots of airtime", () => {
  fc.assert(
    fc.property(competitors, fc.integer({ min: 1, max: 500 }), (bookings, more) => {
      const [first, ...others] = bookings;
      if (!first) return;
      const raised = { ...first, weight: Math.min(1000, first.weight + more) };
      const before = airtimeOf(shownOn(makeDay(bookings, { screen })), first.id);
      const after = airtimeOf(shownOn(makeDay([raised, ...others], { screen })), first.id);
      expect(after).toBeGreaterThanOrEqual(before - 2 * longest(bookings));
    }),
    runs(1000),
  );
});
