import { expect, test } from "vitest";
import { isStrongPassword } from "../../../src/domain/account/password.ts";

test.each([
  ["Abcdef12", true],
  ["abcdef1!", true],
  ["fangfei-demo-2026", true],
  ["Abcde12", false],
  ["abcdefgh", false],
  ["abcdefg1", false],
  ["12345678!", false],
])("%s is strong enough: %s", (password, strong) => {
  expect(isStrongPassword(password)).toBe(strong);
});
