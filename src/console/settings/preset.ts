import { POLICY_PRESETS, type SecurityPolicy } from "../../contracts/policy.ts";

export type Preset = keyof typeof POLICY_PRESETS;
export const PRESETS: readonly Preset[] = ["default", "mlps2"];
type Value = keyof SecurityPolicy;

/** The values in which a policy is not as a preset has them. */
export function differsFrom(policy: SecurityPolicy, preset: Preset): Value[] {
  const wanted: SecurityPolicy = POLICY_PRESETS[preset];
  return namesOf(wanted).filter((name) => policy[name] !== wanted[name]);
}

// Safe because a policy holds its own fields and no others.
function namesOf(policy: SecurityPolicy) {
  return Object.keys(policy) as Value[];
}
