import { expect, it } from "vitest";
import { laterOf } from "../../src/player/later.ts";

const waitOf = (status: number, headers: Record<string, string>) =>
  laterOf({ status, headers: new Headers(headers) })?.waitMs ?? null;

it.each([
  [429, { "Retry-After": "7" }, 7_000],
  [503, { "Retry-After": "30" }, 30_000],
  [429, { "Retry-After": "Mon, 15 Jun 2026 08:00:20 GMT", Date: "Mon, 15 Jun 2026 08:00:00 GMT" }, 20_000],
  // What has passed, or would keep a screen from its takeovers for a day, is not taken at its word.
  [429, { "Retry-After": "0" }, 1_000],
  [429, { "Retry-After": "86400" }, 900_000],
  [429, { "Retry-After": "soon" }, null],
  [429, {}, null],
  [200, { "Retry-After": "7" }, null],
  [404, { "Retry-After": "7" }, null],
])("of %i with %o a player waits %s ms", (status, headers, waitMs) => {
  expect(waitOf(status, headers)).toBe(waitMs);
});
