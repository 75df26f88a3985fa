import fc from "fast-check";
import { expect, it } from "vitest";
import { HOUR_MS, hourShares } from "../../../src/domain/reach/hours.ts";

const start = fc.integer({ min: 0, max: 4e12 });
const duration = fc.integer({ min: 0, max: 86_400_000 });

it("a play belongs to the hour it started in, and its time is split without loss", () => {
  fc.assert(
    fc.property(
      start,
      duration,
      fc.constantFrom("played" as const, "cut" as const),
      (startedAtMs, durationMs, result) => {
        const shares = hourShares(startedAtMs, durationMs, result);
        expect(shares.reduce((sum, { ms }) => sum + ms, 0)).toBe(durationMs);
        expect(shares.reduce((sum, { plays }) => sum + plays, 0)).toBe(result === "played" ? 1 : 0);
        const first = Math.floor(startedAtMs / HOUR_MS);
        shares.forEach(({ hour, plays, ms }, n) => {
          expect(hour).toBe(first + n);
          expect(plays).toBe(n === 0 && result === "played" ? 1 : 0);
          const inHour =
            Math.min(startedAtMs + durationMs, (hour + 1) * HOUR_MS) - Math.max(startedAtMs, hour * HOUR_MS);
          expect(ms).toBe(inHour);
        });
      },
    ),
  );
});

it("what was not on screen adds nothing", () => {
  expect(hourShares(0, 10_000, "skipped")).toEqual([]);
  expect(hourShares(0, 10_000, "failed")).toEqual([]);
  expect(hourShares(0, 0, "cut")).toEqual([]);
  expect(hourShares(HOUR_MS - 1, 2, "played")).toEqual([
    { hour: 0, plays: 1, ms: 1 },
    { hour: 1, plays: 0, ms: 1 },
  ]);
});
