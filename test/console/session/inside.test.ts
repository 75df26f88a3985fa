import { expect, test } from "vitest";
import { inside } from "../../../src/console/session/inside.ts";

test.each(["https://evil.test", "//evil.test", "/\\evil.test", "javascript:alert(1)", "", null])(
  "%s is not followed",
  (next) => {
    expect(inside(next)).toBe("/");
  },
);

test("a path of the console is", () => {
  expect(inside("/b/jianghai/events?x=1")).toBe("/b/jianghai/events?x=1");
});
