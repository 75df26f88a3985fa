import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Later } from "../../src/player/later.ts";
import { backoffMs, createScope } from "../../src/player/scope.ts";

describe("waiting before another attempt", () => {
  it("doubles up to a ceiling and spreads over its upper half", () => {
    expect([0, 1, 2, 10].map((failures) => backoffMs(failures, 1_000, 60_000, 0))).toEqual([500, 1_000, 2_000, 30_000]);
    expect(backoffMs(10, 1_000, 60_000, 0.999)).toBeLessThanOrEqual(60_000);
  });
});

describe("work that is repeated", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Work that the server answers with these, one after the other, then well; `runs` are the ms at which it was done. */
  function working(...answers: Error[]) {
    const runs: number[] = [];
    const from = performance.now();
    const scope = createScope();
    const repeating = scope.repeat(
      () => {
        runs.push(Math.round(performance.now() - from));
        const answer = answers.shift();
        return answer ? Promise.reject(answer) : Promise.resolve();
      },
      () => 1_000,
      () => undefined,
    );
    return { runs, scope, repeating };
  }

  it("is left alone for as long as the server asks, whoever nudges, and then goes on as before", async () => {
    const { runs, scope, repeating } = working(new Later(429, 20_000));
    await vi.advanceTimersByTimeAsync(5_000);
    repeating.nudge();
    await vi.advanceTimersByTimeAsync(14_999);
    expect(runs).toEqual([0]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(runs.length).toBeGreaterThan(1);
    expect((runs[2] ?? 0) - (runs[1] ?? 0)).toBe(1_000);
    scope.end();
  });

  it("runs at once when nudged after any other failure", async () => {
    const { runs, scope, repeating } = working(new Error("offline"));
    await vi.advanceTimersByTimeAsync(500);
    repeating.nudge();
    expect(runs).toEqual([0, 500]);
    scope.end();
  });
});
