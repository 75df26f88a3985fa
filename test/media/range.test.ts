import { describe, expect, it } from "vitest";
import { noneMatch, rangeOf } from "../../src/media/range.ts";

describe("a Range header over 1000 bytes", () => {
  it.each<[string | undefined, ReturnType<typeof rangeOf>]>([
    [undefined, null],
    ["bytes=0-0", { start: 0, length: 1 }],
    ["bytes=0-", { start: 0, length: 1000 }],
    ["bytes=100-199", { start: 100, length: 100 }],
    ["bytes=999-", { start: 999, length: 1 }],
    ["bytes=900-5000", { start: 900, length: 100 }],
    ["bytes=-1", { start: 999, length: 1 }],
    ["bytes=-5000", { start: 0, length: 1000 }],
    ["BYTES=1-2", { start: 1, length: 2 }],
    ["bytes=1000-", "unsatisfiable"],
    ["bytes=5000-6000", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-4", null],
    ["bytes=-", null],
    ["bytes=0-1,4-5", null],
    ["bytes=a-b", null],
    ["pages=1-2", null],
    ["", null],
  ])("%s gives %o", (header, range) => {
    expect(rangeOf(header, 1000)).toEqual(range);
  });
});

it.each([
  [undefined, false],
  ['"aa"', true],
  ['W/"aa"', true],
  ['"bb", "aa"', true],
  ["*", true],
  ['"bb"', false],
  ["aa", false],
])("If-None-Match: %s", (header, matches) => {
  expect(noneMatch(header, '"aa"')).toBe(matches);
});
