import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planBytes } from "../../../src/domain/schedule/canonical.ts";
import { compileDay } from "../../../src/domain/schedule/compile.ts";
import { dayInputKey } from "../../../src/domain/schedule/resolve.ts";
import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { daily, instant, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";
import { naiveDay } from "./naive.ts";
import { holeAt, overCap, type Shown, shownOn, startsOf } from "./properties.ts";
import { runs } from "./runs.ts";

const HOUR_MS = 3_600_000;
const OPEN = daily("08:00", "12:00");
const OPEN_MS = 8 * HOUR_MS;
const CLOSE_MS = 12 * HOUR_MS;
const screen = makeScreen({ openHours: [OPEN] });

const clock = fc
  .integer({ min: 0, max: 240 })
  .map((m) => `${String(8 + Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`);
const part = fc
  .tuple(clock, clock)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));
const tier = fc.constantFrom("filler", "regular", "regular", "regular", "exclusive", "takeover");
const anyBooking = fc.record({
  tier,
  weight: fc.integer({ min: 1, max: 1000 }),
  durations: fc.array(fc.integer({ min: 1000, max: 90_000 }), { minLength: 1, maxLength: 4 }),
  dayparts: fc.array(part, { minLength: 1, maxLength: 3 }),
  cap: fc.option(fc.integer({ min: 1, max: 40 })),
  order: fc.constantFrom("ordered", "weighted"),
});
const schedule = fc.array(anyBooking, { minLength: 0, maxLength: 8 }).map((all) =>
  all.map(({ durations, dayparts, cap, ...rest }, i) =>
    makeBooking(`b${i}`, 1000, {
      ...rest,
      issuedAtMs: i,
      windows: [{ ...OPEN, dayparts }],
      items: durations.map((d, k) => makeItem(d, { id: `i${k}`, material: `m${i}_${k}` })),
      ...(cap === null ? {} : { maxPlaysPerHour: cap }),
    }),
  ),
);

const minute = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const parts = new WeakMap<ResolvedBooking, [fromMs: number, toMs: number][]>();
function partsOf(booking: ResolvedBooking): [fromMs: number, toMs: number][] {
  const known = parts.get(booking);
  if (known) return known;
  const made = (booking.windows[0]?.dayparts ?? []).map(({ from, to }): [number, number] => [
    minute(from) * 60_000,
    minute(to) * 60_000,
  ]);
  parts.set(booking, made);
  return made;
}
const runsAt = (booking: ResolvedBooking, at: number) => partsOf(booking).some(([from, to]) => from <= at && at < to);
const RANK = { filler: 0, regular: 1, exclusive: 2, takeover: 3 };

/** G7: the first spot that plays below the top tier, fillers in held-back time aside; or past a takeover's edge. */
function outOfTier(shown: readonly Shown[], bookings: readonly ResolvedBooking[]): string | null {
  const takeovers = bookings.filter((booking) => booking.tier === "takeover");
  const takenOver = (at: number) => takeovers.some((booking) => runsAt(booking, at));
  for (const spot of shown) {
    const running = bookings.filter((booking) => runsAt(booking, spot.startMs));
    const rank = Math.max(-1, ...running.map((booking) => RANK[booking.tier]));
    const own = bookings.find(({ id }) => id === spot.booking);
    const heldBack = running.some((booking) => RANK[booking.tier] === rank && booking.maxPlaysPerHour);
    const allowed = own
      ? RANK[own.tier] === rank || (own.tier === "filler" && heldBack && rank < 3)
      : rank < 0 || heldBack;
    if (!allowed || (own && !running.includes(own))) return `${spot.booking} at ${spot.startMs}`;
    const endMs = spot.startMs + spot.durationMs;
    const edge = takeovers
      .filter((booking) => booking !== own)
      .flatMap((booking) => partsOf(booking).map(([from]) => from))
      .find((at) => spot.startMs < at && at < endMs && !takenOver(at - 1) && takenOver(at));
    if (edge !== undefined && own?.tier !== "takeover") return `${spot.booking} over ${edge}`;
  }
  return null;
}

describe("G7 dominance and G8 coverage", () => {
  test("nothing below the top tier plays, and every open instant has exactly one spot", () => {
    fc.assert(
      fc.property(schedule, (bookings) => {
        const shown = shownOn(makeDay(bookings, { screen }));
        expect(holeAt(shown, OPEN_MS, CLOSE_MS)).toBeNull();
        expect(outOfTier(shown, bookings)).toBeNull();
        for (const { id, maxPlaysPerHour } of bookings) {
          if (maxPlaysPerHour) expect(overCap(startsOf(shown, id), maxPlaysPerHour)).toBeNull();
        }
      }),
      runs(1000),
    );
  });

  test("the control fails both", () => {
    const bookings = [
      makeBooking("a", 7000, { windows: [OPEN] }),
      makeBooking("t", 7000, { tier: "takeover", windows: [daily("08:20", "08:35")] }),
    ];
    expect(holeAt(naiveDay(bookings, CLOSE_MS), OPEN_MS, CLOSE_MS)).not.toBeNull();
    expect(outOfTier(naiveDay(bookings, CLOSE_MS), bookings)).not.toBeNull();
  });

  test("a takeover cuts a film at its instant and gives the screen back at its end", () => {
    const film = makeBooking("film", 90_000);
    const takeover = makeBooking("t", 20_000, { tier: "takeover", windows: [daily("08:20", "08:35")] });
    const shown = shownOn(makeDay([film, takeover], { screen }));
    const starts = startsOf(shown, "t");
    expect(starts[0]).toBe(OPEN_MS + 20 * 60_000);
    expect(shown.find(({ startMs }) => startMs === OPEN_MS + 35 * 60_000)?.booking).toBe("film");
  });
});

describe("G9 determinism", () => {
  test("the order of the input does not matter, to the byte", () => {
    fc.assert(
      fc.property(schedule, (bookings) => {
        const one = compileDay(makeDay(bookings, { screen }));
        const other = compileDay(makeDay(structuredClone(bookings).toReversed(), { screen }));
        expect(Buffer.from(planBytes(one.plan)).equals(Buffer.from(planBytes(other.plan)))).toBe(true);
        expect(dayInputKey(makeDay(bookings, { screen }))).toBe(
          dayInputKey(makeDay(structuredClone(bookings).toReversed(), { screen })),
        );
      }),
      runs(1000),
    );
  });

  test("equal keys mean equal plans; equal days share a key", () => {
    const bookings = [makeBooking("a", 10_000), makeBooking("b", 15_000)];
    expect(dayInputKey(makeDay(bookings))).toBe(dayInputKey(makeDay(bookings, { day: "2026-06-16" })));
    expect(dayInputKey(makeDay(bookings))).not.toBe(dayInputKey(makeDay(bookings.slice(1))));
  });
});

describe("G10 edit locality", () => {
  const at = fc.integer({ min: OPEN_MS + 1, max: CLOSE_MS - 1 });
  const kind = fc.constantFrom("approve", "cancel", "reweight", "withdraw");

  test("no spot that started before an edit changes, and the one on the air finishes unless it must not", () => {
    fc.assert(
      fc.property(schedule, anyBooking, at, kind, fc.nat(), (bookings, extra, editMs, how, which) => {
        const before = shownOn(makeDay(bookings, { screen }));
        const edited = edit(bookings, extra.weight, extra.durations[0] ?? 1000, editMs, how, which);
        const after = shownOn(makeDay(edited, { screen }));
        const started = before.filter(({ startMs }) => startMs < editMs);
        for (const [index, spot] of started.entries()) {
          const now = after[index];
          if (now?.startMs !== spot.startMs || now.material !== spot.material) expect(now).toEqual(spot);
          const onAir = spot.startMs + spot.durationMs > editMs;
          if (!onAir && now?.durationMs === spot.durationMs) continue;
          if (!onAir) expect(now?.durationMs).toBe(spot.durationMs);
          else if (how === "reweight") expect(now?.durationMs).toBe(spot.durationMs);
          else expect(now?.durationMs).toBeLessThanOrEqual(spot.durationMs);
        }
        const target = bookings[which % Math.max(1, bookings.length)];
        if (how === "cancel" && target) {
          const late = after.find(
            ({ booking, startMs, durationMs }) => booking === target.id && startMs + durationMs > editMs,
          );
          expect(late).toBeUndefined();
        }
        for (const { id, maxPlaysPerHour } of bookings) {
          if (maxPlaysPerHour) expect(overCap(startsOf(after, id), maxPlaysPerHour)).toBeNull();
        }
        expect(holeAt(after, OPEN_MS, CLOSE_MS)).toBeNull();
      }),
      runs(1000),
    );
  });

  function edit(
    bookings: readonly ResolvedBooking[],
    weight: number,
    durationMs: number,
    editMs: number,
    how: string,
    which: number,
  ): ResolvedBooking[] {
    const atMs = instant(editMs);
    if (how === "approve") {
      return [...bookings, makeBooking("new", durationMs, { weight, windows: [OPEN], effectiveAtMs: atMs })];
    }
    return bookings.flatMap((booking, index): ResolvedBooking[] => {
      if (index !== which % bookings.length) return [booking];
      if (how === "cancel") return [{ ...booking, endedAtMs: atMs, endedBy: "cancelled" }];
      if (how === "reweight") {
        return [
          { ...booking, endedAtMs: atMs, endedBy: "superseded" },
          { ...booking, weight, effectiveAtMs: atMs },
        ];
      }
      const [first, ...others] = booking.items;
      return first ? [{ ...booking, items: [{ ...first, withdrawnAtMs: atMs }, ...others] }] : [booking];
    });
  }

  test("what begins later today leaves the running competition as it is", () => {
    const bookings = [makeBooking("a", 10_000, { weight: 7 }), makeBooking("b", 17_000, { weight: 3 })];
    const later = makeBooking("z", 30_000, { windows: [daily("11:00", "11:30")], effectiveAtMs: instant(9 * HOUR_MS) });
    const until = 10.9 * HOUR_MS;
    const plain = shownOn(makeDay(bookings, { screen })).filter(({ startMs }) => startMs < until);
    expect(shownOn(makeDay([...bookings, later], { screen })).filter(({ startMs }) => startMs < until)).toEqual(plain);
  });
});
