import { afterAll, beforeAll, expect, test } from "vitest";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../../src/contracts/endpoints.ts";
import { fire, type Tally, type Target } from "./harness.ts";
import { newTarget } from "./world.ts";

const REQUESTS = 20_000;
const SEED = 20_261_123;
const SHARDS = 2;

/** What may lock its own callers out comes last. */
const LAST =
  /^(?:invitation\.re|institution\.update|bureau\.update|policy\.|member\.|operator\.|personal_data\.erase|account\.|password_reset\.)/;

/** Fires at every second endpoint: two files share the work, as there are two processors. */
export function barrage(shard: 0 | 1): void {
  const all = Object.entries<EndpointRow>(ENDPOINTS);
  const rows = all
    .filter((_, n) => n % SHARDS === shard)
    .toSorted(([a], [b]) => Number(LAST.test(a)) - Number(LAST.test(b)));
  const runs = Math.ceil(REQUESTS / all.length);
  const total: Tally = new Map();
  let target: Target;

  beforeAll(async () => {
    target = await newTarget();
  }, 120_000);

  test.each(rows)(
    "%s",
    async (id, row) => {
      const tally = await fire(target, id, row, runs, SEED);
      for (const [answer, n] of tally) total.set(answer, (total.get(answer) ?? 0) + n);
    },
    120_000,
  );

  test("all of them were fired, and all kinds of answers were heard", () => {
    expect([...total.values()].reduce((sum, n) => sum + n, 0)).toBe(runs * rows.length);
    for (const answer of ["200", "201", "204", "invalid", "malformed", "not_found", "forbidden", "stale", "conflict"])
      expect(total.get(answer), answer).toBeGreaterThan(0);
  });

  afterAll(() => {
    const answers = [...total].toSorted(([, a], [, b]) => b - a).map(([answer, n]) => `${answer} ${n}`);
    console.log(`${runs * rows.length} requests at ${rows.length} of ${all.length} endpoints: ${answers.join(", ")}`);
  });
}
