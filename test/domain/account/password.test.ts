import { expect, test } from "vitest";
import { POLICY_PRESETS } from "../../../src/contracts/policy.ts";
import { isStrongPassword } from "../../../src/domain/account/password.ts";

test.each([
  ["Abcdef12", true],
  ["abcdef1!", true],
  ["fangfei-demo-2026", true],
  ["密码Abc12345", true],
  ["Abcde12", false],
  ["abcdefgh", false],
  ["abcdefg1", false],
  ["12345678!", false],
])("%s is strong enough under MLPS level 2: %s", (password, strong) => {
  expect(isStrongPassword(password, POLICY_PRESETS.mlps2)).toBe(strong);
});

test("a stricter rule asks for more, and a pair of UTF-16 units is one character", () => {
  expect(isStrongPassword("Abcdef1!", { passwordMinLength: 8, passwordClasses: 4 })).toBe(true);
  expect(isStrongPassword("Abcdef12", { passwordMinLength: 8, passwordClasses: 4 })).toBe(false);
  expect(isStrongPassword("Abcdef12", { passwordMinLength: 12, passwordClasses: 3 })).toBe(false);
  expect(isStrongPassword("Ab1😀😀😀😀", { passwordMinLength: 8, passwordClasses: 3 })).toBe(false);
});
