import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Play } from "../../../src/contracts/device.ts";
import { readPlay, refusalOf, seqOf, type PlayFacts, type Promised } from "../../../src/domain/reach/play.ts";

const NOW = Date.parse("2026-06-15T12:00:00+08:00");
const SHA = "a".repeat(64);
const OTHER = "b".repeat(64);

const sha = fc.constantFrom(SHA, OTHER);
const row = fc.record({
  seq: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  plan: fc.option(sha),
  spot: fc.option(fc.nat()),
  material: sha,
  startedAt: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
  clockOffsetMs: fc.integer(),
  durationMs: fc.integer(),
  result: fc.constantFrom("played", "cut", "skipped", "failed"),
});
/** One field gone wrong, or something that is no play at all. */
const wrong = fc.oneof(
  fc.anything(),
  fc
    .tuple(row, fc.constantFrom(...Object.keys(Play.shape)), fc.anything())
    .map(([good, key, value]) => ({ ...good, [key]: value })),
);

describe("reading a play", () => {
  it("accepts exactly what the contract accepts", () => {
    fc.assert(
      fc.property(fc.oneof(row, wrong), (value) => {
        expect(readPlay(value) !== null).toBe(Play.safeParse(value).success);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    "2026-06-15T08:00:00+08:00",
    "2026-06-15T08:00:00.123Z",
    "2026-06-15T08:00:00",
    "2026-06-15 08:00:00Z",
    "2026-13-15T08:00:00Z",
    "2026-02-30T08:00:00Z",
    "2024-02-29T08:00:00Z",
    "2026-06-15T24:00:00Z",
    "2026-06-15T08:60:00Z",
    "2026-06-15T08:00Z",
    "2026-06-15T08:00:00z",
    "2026-06-15T08:00:00+0800",
    "20260615T080000Z",
  ])("reads the instant %s as the contract does", (startedAt) => {
    const value = {
      seq: 1,
      plan: null,
      spot: null,
      material: SHA,
      startedAt,
      clockOffsetMs: 0,
      durationMs: 1,
      result: "cut",
    };
    expect(readPlay(value) !== null).toBe(Play.safeParse(value).success);
  });

  it("keeps the fields, and ignores a newer player's", () => {
    const value = {
      seq: 7,
      plan: SHA,
      spot: 3,
      material: OTHER,
      startedAt: "2026-06-15T12:00:00+08:00",
      clockOffsetMs: -5,
    };
    expect(readPlay({ ...value, durationMs: 9, result: "skipped", code: "late", brightness: 3 })).toEqual({
      seq: 7,
      plan: SHA,
      spot: 3,
      material: OTHER,
      startedAtMs: NOW,
      clockOffsetMs: -5,
      durationMs: 9,
      result: "skipped",
      code: "late",
    });
    expect(seqOf({ seq: 7 })).toBe(7);
    expect([seqOf({ seq: 0 }), seqOf({ seq: 2 ** 31 }), seqOf(null), seqOf([7])]).toEqual([null, null, null, null]);
  });
});

describe("refusing a play", () => {
  const play = (change: Partial<PlayFacts> = {}): PlayFacts => ({
    seq: 1,
    plan: SHA,
    spot: 0,
    material: SHA,
    startedAtMs: NOW - 10_000,
    clockOffsetMs: 0,
    durationMs: 10_000,
    result: "played",
    code: "",
    ...change,
  });
  const promised = (change: Partial<Promised> = {}): Promised => ({
    spot: { material: SHA, durationMs: 10_000 },
    shown: true,
    ...change,
  });
  const extra = { plan: null, spot: null };
  const DAY = 86_400_000;
  it.each<[string, Partial<PlayFacts>, Partial<Promised>, string | null]>([
    ["as promised", {}, {}, null],
    ["5 minutes ahead", { startedAtMs: NOW + 300_000 }, {}, null],
    ["more than 5 minutes ahead", { startedAtMs: NOW + 300_001 }, {}, "in_the_future"],
    ["30 days old", { startedAtMs: NOW - 30 * DAY }, {}, null],
    ["older than 30 days", { startedAtMs: NOW - 30 * DAY - 1 }, {}, "too_old"],
    ["over before it began", { durationMs: -1 }, {}, "ends_before_start"],
    ["of no length", { durationMs: 0, result: "skipped" }, {}, null],
    ["2 s longer than the spot", { durationMs: 12_000 }, {}, null],
    ["more than 2 s longer", { durationMs: 12_001 }, {}, "longer_than_spot"],
    ["of a spot never given", {}, { spot: null }, "not_in_plan"],
    ["of another material than the spot's", { material: OTHER }, {}, "not_in_plan"],
    ["of the fallback", extra, { spot: null }, null],
    ["of the fallback all day", { ...extra, durationMs: DAY }, { spot: null }, null],
    ["of the fallback for longer than a day", { ...extra, durationMs: DAY + 1 }, { spot: null }, "longer_than_spot"],
    ["of something never given to it", extra, { spot: null, shown: false }, "not_in_plan"],
  ])("%s", (_, change, promise, refusal) => {
    expect(refusalOf(play(change), NOW, promised(promise))).toBe(refusal);
  });
});
