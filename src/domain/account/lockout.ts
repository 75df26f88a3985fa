import type { SecurityPolicy } from "../../contracts/policy.ts";

/** Tries at an account's secret that have not been right so far, and the instant (ms) of the last that counted. */
export interface Tries {
  failures: number;
  at: number;
}
export type LockRule = Pick<SecurityPolicy, "maxFailures" | "lockMinutes">;

/** When the lock ends (ms); null when there is none. Tries while it lasts do not make it longer. */
export function lockedUntil(tries: Tries | null, rule: LockRule, now: number): number | null {
  if (!tries || tries.failures < rule.maxFailures) return null;
  const until = tries.at + rule.lockMinutes * 60_000;
  return now < until ? until : null;
}

/** The tries with one more. A lock that has ended starts a new count. */
export function oneMore(tries: Tries | null, rule: LockRule, now: number): Tries {
  const ended = tries !== null && tries.failures >= rule.maxFailures && lockedUntil(tries, rule, now) === null;
  return { failures: tries === null || ended ? 1 : tries.failures + 1, at: now };
}
