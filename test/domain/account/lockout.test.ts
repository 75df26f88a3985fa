import { expect, test } from "vitest";
import { lockedUntil, oneMore, type Tries } from "../../../src/domain/account/lockout.ts";

const MINUTE = 60_000;
const rule = { maxFailures: 5, lockMinutes: 5 };

function failing(times: number, from = 0): Tries | null {
  let tries: Tries | null = null;
  for (let n = 0; n < times; n += 1) tries = oneMore(tries, rule, from + n * 1000);
  return tries;
}

test("the fifth failure locks for five minutes from then", () => {
  expect(lockedUntil(null, rule, 0)).toBeNull();
  expect(lockedUntil(failing(4), rule, 4000)).toBeNull();
  expect(lockedUntil(failing(5), rule, 4000)).toBe(4000 + 5 * MINUTE);
  expect(lockedUntil(failing(5), rule, 4000 + 5 * MINUTE - 1)).toBe(4000 + 5 * MINUTE);
  expect(lockedUntil(failing(5), rule, 4000 + 5 * MINUTE)).toBeNull();
});

test("after a lock the count starts anew", () => {
  const later = oneMore(failing(5), rule, 4000 + 5 * MINUTE);
  expect(later).toEqual({ failures: 1, at: 4000 + 5 * MINUTE });
});

test("a rule that became stricter locks what has failed often enough", () => {
  expect(lockedUntil(failing(4), { maxFailures: 3, lockMinutes: 5 }, 4000)).toBe(3000 + 5 * MINUTE);
});
