import { expect, it } from "vitest";
import { silentSince } from "../../../src/domain/screen/silence.ts";

const MINUTE = 60_000;
const open = { startMs: 100 * MINUTE, endMs: 500 * MINUTE };

it.each([
  ["in contact", 195, 200, null],
  ["silent for less than it takes", 186, 200, null],
  ["silent for just as long", 185, 200, 185],
  ["silent since before it opened, and open for less", 10, 114, null],
  ["silent since before it opened, and open for as long", 10, 115, 100],
])("%s", (_, lastContact, now, since) => {
  expect(silentSince(lastContact * MINUTE, open, now * MINUTE, 15)).toBe(since === null ? null : since * MINUTE);
});

it("is never silent while it is closed", () => {
  expect(silentSince(0, null, 1_000 * MINUTE, 15)).toBeNull();
});
