import { expect, test } from "vitest";
import { expiresSoon } from "../../../src/domain/review/expiry.ts";

test.each([
  [null, false],
  ["2026-06-14", false],
  ["2026-06-15", true],
  ["2026-06-29", true],
  ["2026-06-30", false],
])("on 15 June, 14 days ahead: %s is %s", (validUntil, soon) => {
  expect(expiresSoon(validUntil, "2026-06-15", 14)).toBe(soon);
});

test("no days ahead still warns on the last day", () => {
  expect(expiresSoon("2026-06-15", "2026-06-15", 0)).toBe(true);
  expect(expiresSoon("2026-06-16", "2026-06-15", 0)).toBe(false);
});
