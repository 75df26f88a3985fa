import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersOf, hoursOf, type DueSpot, type LoggedPlay } from "../../../src/domain/reach/account.ts";
import { amended } from "../../../src/domain/reach/amend.ts";

const DAY = { startMs: 0, endMs: 86_400_000 };
const SPOTS: DueSpot[] = Array.from({ length: 12 }, (_, n) => ({
  startMs: n * 1_800_000,
  endMs: n * 1_800_000 + 10_000,
  material: `m${n % 3}`,
}));
const FINAL = { nowMs: DAY.endMs, missing: [], contacts: [], final: true };

const result = fc.constantFrom<LoggedPlay["result"][]>("played", "cut", "skipped", "failed");
const play = fc
  .record({ n: fc.nat({ max: 11 }), result, fallback: fc.boolean() })
  .map(({ n, result, fallback }): LoggedPlay => ({
    ...SPOTS[n]!,
    result,
    due: fallback ? null : SPOTS[n]!,
  }));

describe("plays that come when a day is final", () => {
  it("leave it as if they had come in time: what was shown, and what was extra", () => {
    fc.assert(
      fc.property(fc.array(play, { maxLength: 20 }), fc.array(play, { maxLength: 20 }), (early, late) => {
        const whole = hoursOf(SPOTS, answersOf(SPOTS, [...early, ...late], FINAL));
        const added = hoursOf(SPOTS, amended(SPOTS, answersOf(SPOTS, early, FINAL), late, DAY));
        const said = ({ hour, planned, proven, cut, skipped, extra }: (typeof whole)[number]) => {
          return { hour, planned, proven, cut, skipped, extra };
        };
        expect(added.map(said)).toEqual(whole.map(said));
      }),
    );
  });

  it("say what a former plan of the day had on instead, and never against what the screen has answered", () => {
    const proven = { ...SPOTS[1]!, result: "played" as const, due: SPOTS[1]! };
    const before = answersOf(SPOTS, [proven], FINAL);
    const other = { startMs: 0, endMs: 1_810_000, result: "played" as const, due: { startMs: 0, material: "other" } };
    const { answers, extra } = amended(SPOTS, before, [other], DAY);
    expect(answers.slice(0, 3)).toEqual(["superseded", "proven", before.answers[2]]);
    expect([...extra]).toEqual([[0, 1]]);
  });

  it("that began on another day are extra there", () => {
    const fallback = { startMs: -5_000, endMs: 5_000, result: "played" as const, due: null };
    expect(amended(SPOTS, answersOf(SPOTS, [], FINAL), [fallback], DAY).extra.size).toBe(0);
  });
});
