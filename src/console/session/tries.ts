import { POLICY_PRESETS } from "../../contracts/policy.ts";
import { lockedUntil, oneMore, type Tries } from "../../domain/account/lockout.ts";

/** Wrong tries at one address, as this page has seen them. */
export interface SeenTries extends Tries {
  email: string;
}

/** One more wrong try; another address starts a new count, and tries while it is locked do not count. */
export function afterWrong(before: SeenTries | null, email: string, now: number): SeenTries {
  const tries = before?.email === email ? before : null;
  if (tries && likelyLockedUntil(tries, now) !== null) return tries;
  return { email, ...oneMore(tries, POLICY_PRESETS.default, now) };
}

/**
 * When the lock ends by the default policy (ms); null when there is none. The server says it to nobody who is not signed
 * in: the time would tell which addresses belong to a bureau with a policy of its own.
 */
export function likelyLockedUntil(tries: SeenTries | null, now: number): number | null {
  return lockedUntil(tries, POLICY_PRESETS.default, now);
}
