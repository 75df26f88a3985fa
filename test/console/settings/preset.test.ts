import { expect, test } from "vitest";
import { differsFrom } from "../../../src/console/settings/preset.ts";
import { POLICY_PRESETS } from "../../../src/contracts/policy.ts";

test("what differs from a preset is named", () => {
  expect(differsFrom(POLICY_PRESETS.default, "default")).toEqual([]);
  expect(differsFrom(POLICY_PRESETS.default, "mlps2")).toEqual(["idleMinutes"]);
  const own = { ...POLICY_PRESETS.mlps2, lockMinutes: 30, twoFactor: "required" } as const;
  expect(differsFrom(own, "mlps2")).toEqual(["lockMinutes", "twoFactor"]);
});
