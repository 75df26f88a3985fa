import fc from "fast-check";
import { expect, test } from "vitest";
import { compileDay, type CompiledDay } from "../../../src/domain/schedule/compile.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { resolveDay } from "../../../src/domain/schedule/resolve.ts";
import { resumeInstant, resumePlan } from "../../../src/domain/schedule/resume.ts";
import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { daily, instant, makeBooking, makeDay, makeItem, makeScreen } from "./make.ts";
import { holeAt, overCap, startsOf, type Shown } from "./properties.ts";
import { runs } from "./runs.ts";

const HOUR_MS = 3_600_000;
const OPEN_MS = 8 * HOUR_MS;
const CLOSE_MS = 12 * HOUR_MS;
const screen = makeScreen({ openHours: [daily("08:00", "12:00")] });
const dayOf = (bookings: readonly ResolvedBooking[]) => makeDay(bookings, { screen });

function shownBy({ plan, itemBookings }: CompiledDay): Shown[] {
  return spotsOf(plan).map(({ startMs, durationMs, item }) => ({
    startMs,
    durationMs,
    booking: itemBookings[item] ?? null,
    material: plan.items[item]?.material ?? "",
  }));
}

/** What another engine made of the day: the same bookings by other weights. */
const otherwise = (bookings: readonly ResolvedBooking[]) =>
  compileDay(dayOf(bookings.map((booking, i) => ({ ...booking, weight: 1 + ((i * 7) % 10) }))));

const schedule = fc
  .array(
    fc.record({
      tier: fc.constantFrom("filler", "regular", "regular", "exclusive"),
      weight: fc.integer({ min: 1, max: 10 }),
      durations: fc.array(fc.integer({ min: 1000, max: 90_000 }), { minLength: 1, maxLength: 3 }),
      cap: fc.option(fc.integer({ min: 1, max: 40 })),
      from: fc.constantFrom("08:00", "08:40", "09:00"),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((all) =>
    all.map(({ durations, cap, from, ...rest }, i) =>
      makeBooking(`b${i}`, 1000, {
        ...rest,
        windows: [daily(from, "12:00")],
        items: durations.map((d, k) => makeItem(d, { id: `i${k}`, material: `m${i}_${k}` })),
        ...(cap !== null && { maxPlaysPerHour: cap }),
      }),
    ),
  );
const at = fc.integer({ min: OPEN_MS + 1, max: CLOSE_MS - 1 });

test("what another engine planned before an edit stays, and all promises hold beside it", () => {
  fc.assert(
    fc.property(schedule, at, fc.boolean(), (bookings, editMs, cancels) => {
      const issued = otherwise(bookings);
      const [first, ...rest] = bookings;
      const edited =
        cancels && first
          ? [{ ...first, endedAtMs: instant(editMs), endedBy: "cancelled" as const }, ...rest]
          : [...bookings, makeBooking("new", 20_000, { effectiveAtMs: instant(editMs) })];
      const before = shownBy(issued).filter(({ startMs }) => startMs < editMs);
      const after = shownBy(resumePlan(resolveDay(dayOf(edited)), issued, editMs));
      expect(after.slice(0, before.length - 1)).toEqual(before.slice(0, -1));
      const onAir = before.at(-1);
      expect(after[before.length - 1]).toMatchObject({ startMs: onAir?.startMs, material: onAir?.material });
      expect(holeAt(after, OPEN_MS, CLOSE_MS)).toBeNull();
      for (const { id, maxPlaysPerHour } of edited) {
        if (maxPlaysPerHour) expect(overCap(startsOf(after, id), maxPlaysPerHour)).toBeNull();
      }
      const late = after.filter(
        ({ booking, startMs, durationMs }) => booking === "b0" && startMs + durationMs > editMs,
      );
      if (cancels) expect(late).toEqual([]);
    }),
    runs(600),
  );
});

test("plays before the edit count towards the guarantee of its hour, and those missing follow", () => {
  const owed = makeBooking("owed", 30_000, { guarantee: { playsPerHour: 40 } });
  const heavy = makeBooking("heavy", 20_000, { weight: 100 });
  const issued = compileDay(dayOf([makeBooking("owed", 30_000), heavy]));
  const editMs = OPEN_MS + HOUR_MS / 4;
  const joins = makeBooking("new", 10_000, { effectiveAtMs: instant(editMs) });
  const shown = shownBy(resumePlan(resolveDay(dayOf([owed, heavy, joins])), issued, editMs));
  const plays = startsOf(shown, "owed").filter((startMs) => startMs < OPEN_MS + HOUR_MS);
  expect(plays).toHaveLength(40);
  expect(startsOf(shown, "new")[0]).toBeGreaterThanOrEqual(editMs);
});

test("a booking that is no part of the day any more is still what was shown", () => {
  const issued = compileDay(dayOf([makeBooking("a", 10_000), makeBooking("gone", 15_000)]));
  const shown = shownBy(resumePlan(resolveDay(dayOf([makeBooking("a", 10_000)])), issued, 9 * HOUR_MS));
  const past = (spots: readonly Shown[]) => spots.filter(({ startMs }) => startMs < 9 * HOUR_MS);
  expect(past(shown)).toEqual(past(shownBy(issued)));
  expect(startsOf(shown, "gone").every((startMs) => startMs < 9 * HOUR_MS)).toBe(true);
});

test("goes on from the last instant of the history since it was issued, else from now", () => {
  const edits = [9, 10, 11].map((hour) => makeBooking(`e${hour}`, 10_000, { effectiveAtMs: instant(hour * HOUR_MS) }));
  const day = resolveDay(dayOf(edits));
  const issued = compileDay(dayOf([]));
  expect(resumeInstant(day, issued, 8 * HOUR_MS, 10.5 * HOUR_MS)).toBe(10 * HOUR_MS);
  expect(resumeInstant(day, issued, 10.1 * HOUR_MS, 10.5 * HOUR_MS)).toBe(10.5 * HOUR_MS);
  expect(resumeInstant(day, issued, -HOUR_MS, 8 * HOUR_MS)).toBe(8 * HOUR_MS);
});

test("another fallback is shown from now on: what stood in before stays, also when none is left", () => {
  const gap = { windows: [daily("10:00", "12:00")] };
  const bookings = [makeBooking("b", 30_000, gap)];
  const before = { material: "old", kind: "text", sha256: "0".repeat(64), durationMs: 20_000, text: "旧" } as const;
  const after = { ...before, material: "new", durationMs: 15_000, text: "新" };
  const under = (fallback: typeof before | typeof after | null) =>
    makeDay(bookings, { screen: makeScreen({ openHours: [daily("08:00", "12:00")], fallback }) });
  const issued = compileDay(under(before));
  const shown = shownBy(issued).filter(({ startMs }) => startMs < 9 * HOUR_MS);
  expect(shown.length).toBeGreaterThan(100);
  for (const fallback of [after, null]) {
    const resumed = shownBy(resumePlan(resolveDay(under(fallback)), issued, 9 * HOUR_MS));
    expect(resumed.slice(0, shown.length)).toEqual(shown);
    const then = resumed.filter(({ startMs }) => startMs >= 9 * HOUR_MS && startMs < 10 * HOUR_MS);
    expect(new Set(then.map(({ material }) => material))).toEqual(new Set(fallback ? ["new"] : []));
  }
});

test("the end of a takeover that was known when the plan was issued is no edit of it", () => {
  const takeover = (endedAtMs: number) =>
    makeBooking("t", 20_000, {
      tier: "takeover",
      effectiveAtMs: instant(9 * HOUR_MS),
      endedAtMs: instant(endedAtMs),
      endedBy: "cancelled",
    });
  const dayWith = (endedAtMs: number) => dayOf([makeBooking("b", 30_000), takeover(endedAtMs)]);
  const endMs = 9 * HOUR_MS + 300_000;
  const issued = compileDay(dayWith(endMs));
  const [issuedMs, nowMs] = [9 * HOUR_MS, 11 * HOUR_MS];
  expect(resumeInstant(resolveDay(dayWith(endMs)), issued, issuedMs + 1, nowMs)).toBe(nowMs);
  // Ended early it is one.
  const early = 9 * HOUR_MS + 100_000;
  expect(resumeInstant(resolveDay(dayWith(early)), issued, issuedMs + 1, nowMs)).toBe(early);
});
