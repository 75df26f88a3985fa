import { expect, test } from "vitest";
import { Contest } from "../../../src/domain/schedule/contest.ts";
import { openingLags } from "../../../src/domain/schedule/lag.ts";

const L = 60_000;

/** Twenty small bookings owed L, twenty that are L ahead, and a large one owed L whose turn comes last among equals. */
const weights = [...Array.from({ length: 40 }, () => 1), 40];
const ledgers = [...Array.from({ length: 40 }, (_, i) => (i < 20 ? L : -L)), L];

/** The most (ms) that the large booking is owed during the segment. */
function worst(lags: readonly number[]): number {
  const contest = new Contest(
    weights,
    weights.map(() => L),
    lags,
  );
  let most = 0;
  for (let spot = 0; spot < 100; spot++) {
    const best = contest.best();
    contest.serve(best, L, L);
    most = Math.max(most, contest.lagMs(40));
  }
  return most;
}

test("many small bookings that are owed much do not starve a large one", () => {
  expect(worst(openingLags(ledgers, L).lags)).toBeLessThan(3 * L);
});

test("levelling alone would", () => {
  const mean = Math.floor(ledgers.reduce((sum, ledger) => sum + ledger, 0) / ledgers.length);
  const level = ledgers.map((ledger) => ledger - mean);
  const rest = level.reduce((sum, lag) => sum + lag, 0);
  expect(worst(level.map((lag, i) => (i < rest ? lag - 1 : lag)))).toBeGreaterThan(3 * L);
});
