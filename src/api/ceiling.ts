import type { MiddlewareHandler } from "hono";
import { Problem } from "../contracts/problem.ts";
import { Buckets, type Limit } from "../platform/limit.ts";
import { networkOf } from "./client-address.ts";
import type { AppEnv, Ctx } from "./context.ts";

const SECOND = 1_000;
const DEFAULT_CEILING = 200;
/** A person's share of an address's ceiling: a page of the console asks some twenty things at once. */
const PERSON_SHARE = 0.1;
/** A screen asks a few times a minute, and brings up to a month's plays in one go when it was cut off. */
const SCREEN: Limit = { burst: 600, everyMs: SECOND / 10 };
/** Seconds of the ceiling that may be used up at once. */
const BURST_S = 20;

/** How much anybody may ask at all. Counted by each isolate for itself: a guard against runaways, not an account. */
class Ceiling {
  readonly #addresses: Buckets;
  readonly #persons: Buckets;
  readonly #screens = new Buckets(SCREEN, 50_000);

  constructor(perSecond: number) {
    const limit = (rate: number): Limit => ({ burst: rate * BURST_S, everyMs: SECOND / rate });
    this.#addresses = new Buckets(limit(perSecond), 50_000);
    this.#persons = new Buckets(limit(perSecond * PERSON_SHARE), 50_000);
  }

  takeAddress(c: Ctx): number {
    return this.#addresses.take(networkOf(c.get("address")), c.get("nowMs"));
  }
  takePerson(c: Ctx): number {
    return this.#persons.take(c.get("account").id, c.get("nowMs"));
  }
  takeScreen(c: Ctx, token: string): number {
    return this.#screens.take(token, c.get("nowMs"));
  }
}

const ceilings = new Map<string, Ceiling>();

function ceilingOf(c: Ctx): Ceiling | null {
  const setting = c.env.CEILING ?? String(DEFAULT_CEILING);
  if (setting === "0" || c.get("replayed")) return null;
  const ceiling = ceilings.get(setting) ?? new Ceiling(Number(setting));
  ceilings.set(setting, ceiling);
  return ceiling;
}

/** Screens are left out: `takeScreen` counts them, and all of a city's may share one address. So are files. */
export const addressCeiling: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { path } = c.req;
  if (path.startsWith("/api/") ? !path.startsWith("/api/device/") : /^\/[pq]\//.test(path)) {
    const waitS = c.get("address") === "" ? 0 : (ceilingOf(c)?.takeAddress(c) ?? 0);
    if (waitS > 0) throw tooMany(waitS);
  }
  await next();
};

/** For whoever is signed in; `signedIn` calls it. */
export function takePerson(c: Ctx): void {
  const waitS = ceilingOf(c)?.takePerson(c) ?? 0;
  if (waitS > 0) throw tooMany(waitS);
}

/**
 * For a screen, by its whole token: whoever has only its id cannot use its allowance up. Whether the token is good, is
 * known to its bureau alone.
 */
export function takeScreen(c: Ctx, token: string): void {
  const waitS = ceilingOf(c)?.takeScreen(c, token) ?? 0;
  if (waitS > 0) throw tooMany(waitS);
}

export function tooMany(waitS: number): Problem {
  const detail = { zh: `请在 ${waitS} 秒后再试`, en: `Try again in ${waitS} s` };
  return new Problem("rate_limited", { retryAfterS: waitS, detail });
}
