import { expect, test } from "vitest";
import { csvLine } from "../../src/platform/csv.ts";

test("cells are quoted where they must be (RFC 4180)", () => {
  expect(csvLine(["a", "", "b,c", 'd"e', "f\ng"])).toBe('a,,"b,c","d""e","f\ng"\r\n');
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("%j is no formula any more", (text) => {
  const line = csvLine([text]);
  expect(line.replace(/^"/, "").startsWith("'")).toBe(true);
  expect(line).toContain(text);
});
