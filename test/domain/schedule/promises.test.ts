import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Budget } from "../../../src/domain/schedule/budget.ts";
import { planBytes } from "../../../src/domain/schedule/canonical.ts";
import { admit } from "../../../src/domain/schedule/admission.ts";
import { compileDay } from "../../../src/domain/schedule/compile.ts";
import { dayInputKey } from "../../../src/domain/schedule/resolve.ts";
import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { daily, DAY, instant, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";
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

describe("G6 admission", () => {
  const guaranteed = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 5000, max: 90_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.option(fc.integer({ min: 1, max: 8 })),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((all) =>
      all.map(([n, d, w, spare], i) => {
        const cap = spare === null ? {} : { maxPlaysPerHour: n + spare };
        return makeBooking(`g${i}`, d, { weight: w, guarantee: { playsPerHour: n }, windows: [OPEN], ...cap });
      }),
    );
  const others = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1000, max: 120_000 })), { maxLength: 6 })
    .map((all) => all.map(([w, d], i) => makeBooking(`o${i}`, d, { weight: w, windows: [OPEN] })));
  const calendar = statutoryCalendar();
  const ask = (candidate: ResolvedBooking, bookings: readonly ResolvedBooking[]) =>
    admit(candidate, [{ id: "s", screen, bookings }], instant(0), instant(172_800_000), calendar, new Budget(0, 1e6));

  test("who is admitted gets its plays in every clock hour", () => {
    fc.assert(
      fc.property(guaranteed, others, (asked, rest) => {
        const all: ResolvedBooking[] = [...rest];
        for (const candidate of asked) if (ask(candidate, all).admitted) all.push(candidate);
        const shown = shownOn(makeDay(all, { screen }));
        for (const { id, guarantee } of all) {
          for (let hour = 8; hour < 12; hour++) {
            const plays = startsOf(shown, id).filter((at) => Math.floor(at / HOUR_MS) === hour).length;
            if (guarantee) expect(plays).toBeGreaterThanOrEqual(guarantee.playsPerHour);
          }
        }
      }),
      runs(1000),
    );
  });

  test("a capped one gets them in a day's first and last hour, too, if n is well below the cap (docs/decisions/0105)", () => {
    const cap = fc.integer({ min: 2, max: 40 });
    const spots = fc.array(fc.integer({ min: 1000, max: 60_000 }), { minLength: 2, maxLength: 5 });
    const night = makeScreen({ openHours: [daily("22:00", "02:00")] });
    fc.assert(
      fc.property(cap, fc.integer({ min: 1, max: 39 }), spots, (n, owed, durations) => {
        const [own = 1000, ...rest] = durations;
        const longest = Math.max(...durations);
        fc.pre(owed < n && HOUR_MS >= owed * (Math.ceil(3600 / n) * 1000 + longest));
        const bookings = [
          makeBooking("a", own, { maxPlaysPerHour: n, guarantee: { playsPerHour: owed } }),
          ...rest.map((d, i) => makeBooking(`b${i}`, d, { weight: 1000 })),
        ];
        const starts = startsOf(shownOn(makeDay(bookings, { screen: night })), "a");
        for (const hour of [0, 1, 22, 23]) {
          const plays = starts.filter((at) => Math.floor(at / HOUR_MS) === hour).length;
          expect(plays).toBeGreaterThanOrEqual(owed);
        }
      }),
      runs(1000),
    );
  });

  test("60 % beside 60 % is refused, with names, hours, by how much, and where there is room", () => {
    const half = makeBooking("g1", 60_000, {
      guarantee: { playsPerHour: 36 },
      windows: [{ ...daily("08:00", "10:00"), endsOn: DAY }],
    });
    const other = { ...half, id: "g2" };
    const answer = ask(other, [half]);
    expect(answer).toEqual({
      admitted: false,
      code: "overbooked",
      overbooked: [
        {
          screen: "s",
          startMs: instant(OPEN_MS),
          endMs: instant(10 * HOUR_MS),
          competitors: ["g1"],
          overMs: 72 * 60_000 - (HOUR_MS - 60_000),
        },
      ],
      alternatives: [10, 11, 32].map((hour) => ({
        startMs: instant(hour * HOUR_MS),
        endMs: instant((hour + 1) * HOUR_MS),
      })),
    });
  });

  test("one version replaces another", () => {
    const booking = makeBooking("g1", 60_000, { guarantee: { playsPerHour: 36 }, windows: [OPEN] });
    expect(ask({ ...booking, guarantee: { playsPerHour: 50 } }, [booking]).admitted).toBe(true);
  });
});
