import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANSWERS as KINDS,
  answersOf,
  hoursOf,
  type DueSpot,
  type Evidence,
  type HourAccount,
  type LoggedPlay,
} from "../../../src/domain/reach/account.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;
const NOTHING: Evidence = { nowMs: 10 * HOUR, missing: [], contacts: [], final: true };

const accountOf = (spots: DueSpot[], plays: LoggedPlay[], evidence: Evidence) =>
  hoursOf(spots, answersOf(spots, plays, evidence));

/** Spots of 10 s, one after the other. */
const loop = (count: number, fromMs = 0): DueSpot[] =>
  Array.from({ length: count }, (_, i) => ({
    startMs: fromMs + i * 10_000,
    endMs: fromMs + (i + 1) * 10_000,
    material: `m${i % 3}`,
  }));
const played = (spot: DueSpot, result: LoggedPlay["result"] = "played"): LoggedPlay => ({ ...spot, result, due: spot });
const totals = (hours: HourAccount[]) =>
  Object.fromEntries(
    ["planned", ...KINDS, "extra"]
      .map((key) => [key, hours.reduce((sum, hour) => sum + hour[asKey(key)], 0)])
      .filter(([, n]) => n !== 0),
  );

describe("accounting for planned spots", () => {
  it("proves what was played, whatever the order and however often it is told", () => {
    const spots = loop(30);
    const plays = [...spots, ...spots].map((spot) => played(spot)).toReversed();
    expect(totals(accountOf(spots, plays, NOTHING))).toEqual({ planned: 30, proven: 30, extra: 30 });
  });

  it("belongs to the hour of the planned start", () => {
    const spots = loop(720);
    expect(
      accountOf(
        spots,
        spots.map((spot) => played(spot)),
        NOTHING,
      ),
    ).toMatchObject([
      { hour: 0, planned: 360, proven: 360 },
      { hour: 1, planned: 360, proven: 360 },
    ]);
  });

  it("says cut and skipped as the screen said them; the best of two answers wins", () => {
    const spots = loop(3);
    const [a, b, c] = spots as [DueSpot, DueSpot, DueSpot];
    const plays = [played(a, "cut"), played(b, "failed"), played(b, "skipped"), played(c, "skipped"), played(c)];
    expect(totals(accountOf(spots, plays, NOTHING))).toEqual({ planned: 3, proven: 1, cut: 1, skipped: 1, extra: 2 });
  });

  it("takes a stretch without plays and without contact for a device that was off", () => {
    const spots = loop(60);
    const plays = spots.filter((_, i) => i < 20 || i >= 40).map((spot) => played(spot));
    expect(totals(accountOf(spots, plays, NOTHING))).toEqual({ planned: 60, proven: 40, offline: 20 });
  });

  it("has no explanation for a device that was in contact and showed nothing", () => {
    const spots = loop(120);
    const plays = spots.filter((_, i) => i < 20 || i >= 100).map((spot) => played(spot));
    const contacts = Array.from({ length: 20 }, (_, minute) => minute * MINUTE);
    expect(totals(accountOf(spots, plays, { ...NOTHING, contacts }))).toEqual({
      planned: 120,
      proven: 40,
      unexplained: 80,
    });
  });

  it("contact proves nothing of what was long before or after it", () => {
    const spots = loop(180);
    const plays = [...spots.slice(0, 6), ...spots.slice(-6)].map((spot) => played(spot));
    expect(totals(accountOf(spots, plays, { ...NOTHING, contacts: [15 * MINUTE] }))).toEqual({
      planned: 180,
      proven: 12,
      // From two minutes before to two minutes after.
      unexplained: 25,
      offline: 143,
    });
  });

  it.each([[29 * MINUTE], [30 * MINUTE - 1], [30 * MINUTE]])(
    "a device that is switched on late was off before, though it was heard of first and played then (%d)",
    (heard) => {
      const spots = loop(360);
      const plays = spots.slice(180).map((spot) => played(spot));
      const contacts = [heard, 31 * MINUTE, 32 * MINUTE];
      expect(totals(accountOf(spots, plays, { ...NOTHING, contacts }))).toEqual({
        planned: 360,
        proven: 180,
        offline: 180,
      });
    },
  );

  it("has no explanation for one spot that is missing between two others", () => {
    const spots = loop(9);
    const plays = spots.filter((_, i) => i !== 4).map((spot) => played(spot));
    expect(totals(accountOf(spots, plays, NOTHING))).toEqual({ planned: 9, proven: 8, unexplained: 1 });
  });

  it("waits for what was announced, until the day is final", () => {
    const spots = loop(60);
    const plays = spots.slice(0, 40).map((spot) => played(spot));
    const missing = [{ startMs: 400_000, endMs: Number.POSITIVE_INFINITY }];
    expect(totals(accountOf(spots, plays, { ...NOTHING, missing, final: false }))).toEqual({
      planned: 60,
      proven: 40,
      awaited: 20,
    });
    expect(totals(accountOf(spots, plays, { ...NOTHING, missing }))).toEqual({
      planned: 60,
      proven: 40,
      unexplained: 20,
    });
  });

  it("waits for a screen that has not been heard of since", () => {
    const spots = loop(60);
    const plays = spots.slice(0, 40).map((spot) => played(spot));
    expect(totals(accountOf(spots, plays, { ...NOTHING, contacts: [350_000], final: false }))).toEqual({
      planned: 60,
      proven: 40,
      awaited: 20,
    });
    expect(totals(accountOf(spots, plays, { ...NOTHING, contacts: [350_000] }))).toEqual({
      planned: 60,
      proven: 40,
      offline: 20,
    });
  });

  it("knows a former plan that was still followed when the day was changed", () => {
    const former = loop(30);
    const spots = [
      ...former.slice(0, 10),
      ...loop(20, 100_000).map((spot) => ({ ...spot, startMs: spot.startMs + 1, material: "new" })),
    ];
    const plays = former.slice(0, 20).map((spot) => played(spot));
    const rest = spots.slice(20).map((spot) => played(spot));
    expect(totals(accountOf(spots, [...plays, ...rest], NOTHING))).toEqual({
      planned: 30,
      proven: 20,
      superseded: 10,
      extra: 10,
    });
  });

  it("accounts for nothing that is still to come", () => {
    expect(accountOf(loop(6), [], { ...NOTHING, nowMs: 25_000 })).toMatchObject([{ planned: 2 }]);
  });

  it("adds up, whatever was planned and whatever came; never below zero", () => {
    const interval = fc.tuple(fc.integer({ min: 0, max: 3 * HOUR }), fc.integer({ min: 0, max: 10 * MINUTE }));
    const span = interval.map(([startMs, length]) => ({ startMs, endMs: startMs + length }));
    const spots = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 120_000 }), fc.integer({ min: 0, max: 3 }), fc.boolean()), {
        maxLength: 60,
      })
      .map((list) => {
        let atMs = 0;
        return list.flatMap(([length, material, shown]) => {
          const spot = { startMs: atMs, endMs: (atMs += length), material: `m${material}` };
          return shown ? [spot] : [];
        });
      });
    const world = spots.chain((due) =>
      fc.record({
        spots: fc.constant(due),
        plays: fc.array(
          fc.record({
            at: span,
            result: fc.constantFrom("played", "cut", "skipped", "failed"),
            due: fc.option(
              due.length > 0
                ? fc.oneof(
                    fc.constantFrom(...due),
                    span.map((s) => ({ ...s, material: "x" })),
                  )
                : span.map((s) => ({ ...s, material: "x" })),
            ),
          }),
          { maxLength: 80 },
        ),
        missing: fc.array(span, { maxLength: 3 }),
        contacts: fc.array(fc.integer({ min: 0, max: 3 * HOUR }), { maxLength: 10 }),
        nowMs: fc.integer({ min: 0, max: 4 * HOUR }),
        final: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(world, ({ spots, plays, missing, contacts, nowMs, final }) => {
        const logged = plays.map(({ at, ...play }): LoggedPlay => ({ ...at, ...play }));
        const hours = accountOf(spots, logged, { nowMs, missing, contacts: contacts.toSorted((a, b) => a - b), final });
        for (const hour of hours) {
          expect(KINDS.reduce((sum, kind) => sum + hour[kind], 0)).toBe(hour.planned);
          for (const kind of KINDS) expect(hour[kind]).toBeGreaterThanOrEqual(0);
        }
        expect(hours.reduce((sum, hour) => sum + hour.planned, 0)).toBe(
          spots.filter((spot) => spot.endMs <= nowMs).length,
        );
        const answered = hours.reduce((sum, hour) => sum + hour.proven + hour.cut + hour.skipped, 0);
        const early = spots
          .filter((spot) => spot.endMs > nowMs)
          .filter((spot) => logged.some((play) => play.due === spot)).length;
        expect(hours.reduce((sum, hour) => sum + hour.extra, 0)).toBe(logged.length - answered - early);
      }),
      { numRuns: 3_000 },
    );
  });
});

// Safe because the names above are the counters of an account.
function asKey(key: string) {
  return key as "planned" | (typeof KINDS)[number];
}
