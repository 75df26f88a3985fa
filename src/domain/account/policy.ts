import type { SecurityPolicy } from "../../contracts/policy.ts";

const TWO_FACTOR = ["off", "offered", "required"] as const satisfies readonly SecurityPolicy["twoFactor"][];

/** What somebody of several bureaus is held to: the strictest of each value. `fallback` for somebody of none. */
export function strictest(policies: readonly SecurityPolicy[], fallback: SecurityPolicy): SecurityPolicy {
  return policies.length === 0 ? fallback : policies.reduce(stricter);
}

function stricter(one: SecurityPolicy, other: SecurityPolicy): SecurityPolicy {
  const rank = (policy: SecurityPolicy) => TWO_FACTOR.indexOf(policy.twoFactor);
  return {
    passwordMinLength: Math.max(one.passwordMinLength, other.passwordMinLength),
    passwordClasses: Math.max(one.passwordClasses, other.passwordClasses),
    maxFailures: Math.min(one.maxFailures, other.maxFailures),
    lockMinutes: Math.max(one.lockMinutes, other.lockMinutes),
    idleMinutes: Math.min(one.idleMinutes, other.idleMinutes),
    absoluteHours: Math.min(one.absoluteHours, other.absoluteHours),
    twoFactor: rank(one) >= rank(other) ? one.twoFactor : other.twoFactor,
  };
}
