import { describe, expect, it } from "vitest";
import { backoffMs } from "../../src/player/scope.ts";

describe("waiting before another attempt", () => {
  it("doubles up to a ceiling and spreads over its upper half", () => {
    expect([0, 1, 2, 10].map((failures) => backoffMs(failures, 1_000, 60_000, 0))).toEqual([500, 1_000, 2_000, 30_000]);
    expect(backoffMs(10, 1_000, 60_000, 0.999)).toBeLessThanOrEqual(60_000);
  });
});
