import fc from "fast-check";
import { expect, test } from "vitest";
import { POLICY_PRESETS, type SecurityPolicy } from "../../../src/contracts/policy.ts";
import { strictest } from "../../../src/domain/account/policy.ts";

const policies: fc.Arbitrary<SecurityPolicy> = fc.record({
  passwordMinLength: fc.integer({ min: 8, max: 64 }),
  passwordClasses: fc.integer({ min: 1, max: 4 }),
  maxFailures: fc.integer({ min: 3, max: 20 }),
  lockMinutes: fc.integer({ min: 1, max: 1440 }),
  idleMinutes: fc.integer({ min: 5, max: 1440 }),
  absoluteHours: fc.integer({ min: 1, max: 168 }),
  twoFactor: fc.constantFrom("off", "offered", "required"),
});

test("somebody of no bureau is held to the fallback", () => {
  expect(strictest([], POLICY_PRESETS.default)).toEqual(POLICY_PRESETS.default);
});

test("of several bureaus each value is the strictest, in whatever order they come", () => {
  const strict = { ...POLICY_PRESETS.mlps2, passwordMinLength: 12, lockMinutes: 1 };
  const loose = { ...POLICY_PRESETS.default, lockMinutes: 30, twoFactor: "required" } as const;
  expect(strictest([strict, loose], POLICY_PRESETS.default)).toEqual({
    passwordMinLength: 12,
    passwordClasses: 3,
    maxFailures: 5,
    lockMinutes: 30,
    idleMinutes: 10,
    absoluteHours: 12,
    twoFactor: "required",
  });
  fc.assert(
    fc.property(fc.array(policies, { minLength: 1 }), (several) => {
      const merged = strictest(several, POLICY_PRESETS.default);
      expect(strictest(several.toReversed(), POLICY_PRESETS.default)).toEqual(merged);
      for (const one of several) expect(strictest([merged, one], POLICY_PRESETS.default)).toEqual(merged);
    }),
  );
});
