import { expect, it } from "vitest";
import { completenessPermille, highestPossible } from "../../../src/domain/reach/sequence.ts";

it("calls complete only what is", () => {
  expect(completenessPermille(0, 0)).toBeNull();
  expect(completenessPermille(1999, 2000)).toBe(999);
  expect(completenessPermille(2000, 2000)).toBe(1000);
});

it("believes what a player of one-second spots can have shown, and never the last number there is", () => {
  const [day, year] = [86_400_000, 366 * 86_400_000];
  expect(highestPossible(100, 0, 0)).toBeGreaterThan(100 + 500);
  expect(highestPossible(100, 0, day)).toBeGreaterThanOrEqual(100 + 86_400);
  expect(highestPossible(0, 0, 10 * year)).toBeLessThan(2 ** 31 - 1);
  // A clock that went back takes nothing away.
  expect(highestPossible(100, day, 0)).toBe(highestPossible(100, 0, 0));
});
