import { expect, test } from "vitest";
import { afterWrong, likelyLockedUntil, type SeenTries } from "../../../src/console/session/tries.ts";

const MINUTE_MS = 60_000;
const wrong = (times: number, email = "a@x.test", from: SeenTries | null = null) =>
  Array.from({ length: times }).reduce<SeenTries | null>((tries, _, n) => afterWrong(tries, email, n * 1000), from);

test("five wrong tries lock for five minutes, and more do not make it longer", () => {
  expect(likelyLockedUntil(wrong(4), 5000)).toBeNull();
  expect(likelyLockedUntil(wrong(5), 5000)).toBe(4000 + 5 * MINUTE_MS);
  expect(likelyLockedUntil(wrong(7), 7000)).toBe(4000 + 5 * MINUTE_MS);
  expect(likelyLockedUntil(wrong(5), 4000 + 5 * MINUTE_MS)).toBeNull();
});

test("another address is counted anew", () => {
  expect(likelyLockedUntil(wrong(1, "b@x.test", wrong(5)), 5000)).toBeNull();
});
