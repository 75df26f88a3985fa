import { afterAll, beforeAll, expect, test } from "vitest";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../../src/contracts/endpoints.ts";
import { fire, type Tally, type Target } from "./harness.ts";
import { newTarget } from "./world.ts";

/** Every endpoint under fire by requests made from its own schemas: always an answer, never a fault, no trace of refusals. */

const REQUESTS = 20_000;
const SEED = 20_261_123;

/** What may lock its own callers out comes last. */
const LAST =
  /^(?:invitation\.re|institution\.update|bureau\.update|policy\.|member\.|operator\.|personal_data\.erase|account\.|password_reset\.)/;

const rows = Object.entries<EndpointRow>(ENDPOINTS).toSorted(([a], [b]) => Number(LAST.test(a)) - Number(LAST.test(b)));
const runs = Math.ceil(REQUESTS / rows.length);
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
    console.log(id, JSON.stringify(Object.fromEntries(tally)));
  },
  120_000,
);

afterAll(() => {
  const answers = [...total].toSorted(([, a], [, b]) => b - a).map(([answer, n]) => `${answer} ${n}`);
  console.log(`${runs * rows.length} requests at ${rows.length} endpoints: ${answers.join(", ")}`);
});

test("all of them were fired", () => {
  expect([...total.values()].reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(REQUESTS);
});
