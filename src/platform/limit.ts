/** So many at once, and one more every so often. */
export interface Limit {
  burst: number;
  everyMs: number;
}

/**
 * Counts by key, by the generic cell rate algorithm (ITU-T I.371): one number for each key, the instant at which its
 * allowance will be whole again. Holds at most `keys` of them: under a flood of keys the longest untouched is forgotten.
 */
export class Buckets {
  readonly #limit: Limit;
  readonly #keys: number;
  readonly #wholeAt = new Map<string, number>();

  constructor(limit: Limit, keys = 20_000) {
    this.#limit = limit;
    this.#keys = keys;
  }

  /** Takes one of the key's allowance: 0, or the seconds until there is one again (and nothing is taken). */
  take(key: string, nowMs: number): number {
    const { burst, everyMs } = this.#limit;
    const allowanceMs = burst * everyMs;
    // A clock that was set back must not keep anybody out for longer than an empty allowance does.
    const wholeAt = Math.min(Math.max(this.#wholeAt.get(key) ?? 0, nowMs), nowMs + allowanceMs) + everyMs;
    const waitMs = wholeAt - nowMs - allowanceMs;
    if (waitMs > 0) return Math.ceil(waitMs / 1_000);
    // Deleted first, so that the order of the map is the order of last use.
    this.#wholeAt.delete(key);
    this.#wholeAt.set(key, wholeAt);
    if (this.#wholeAt.size > this.#keys) this.#forgetOldest();
    return 0;
  }

  get size(): number {
    return this.#wholeAt.size;
  }

  #forgetOldest(): void {
    for (const key of this.#wholeAt.keys()) {
      this.#wholeAt.delete(key);
      return;
    }
  }
}
