import { DurableObject } from "cloudflare:workers";
import type { Env } from "../env.ts";
import { Buckets, type Limit } from "./limit.ts";

/** One thing that is counted: how much of what, and for whom. */
export interface Taking {
  name: string;
  key: string;
  limit: Limit;
}

/**
 * Counts what is rare and dear (sign-ins, pairings, exports) for all of the Worker's isolates. In memory alone: what has
 * to outlive the object, such as the lockout of an account, is kept in rows by those whose rule it is.
 */
export class Limiter extends DurableObject<Env> {
  readonly #buckets = new Map<string, Buckets>();

  /** Takes one, or nothing: 0, or the seconds to wait. */
  async take({ name, key, limit }: Taking, nowMs: number): Promise<number> {
    const buckets = this.#buckets.get(name) ?? new Buckets(limit);
    this.#buckets.set(name, buckets);
    return buckets.take(key, nowMs);
  }
}
