import { expect, test } from "vitest";
import { licencesIn } from "../licences.ts";

const free = (license: string | undefined, more: object = {}) =>
  licencesIn({ "node_modules/x": { ...(license !== undefined && { license }), ...more } }).every((one) => one.free);

test.each(["MIT", "(MIT OR GPL-3.0-only)", "Apache-2.0 AND MIT", "MPL-2.0"])("%s may be used", (licence) => {
  expect(free(licence)).toBe(true);
});

test.each([
  "GPL-3.0-only",
  "AGPL-3.0-or-later",
  "MIT AND GPL-2.0",
  "LGPL-3.0",
  "SEE LICENSE IN x",
  "UNLICENSED",
  undefined,
])("%s may not", (licence) => {
  expect(free(licence)).toBe(false);
});

test("what only development installs is not asked, and a package within a package is", () => {
  expect(free("GPL-3.0-only", { dev: true })).toBe(true);
  expect(licencesIn({ "node_modules/a/node_modules/@b/c": { license: "ISC" } })).toEqual([
    { name: "@b/c", licence: "ISC", free: true },
  ]);
});
