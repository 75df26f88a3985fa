import fc from "fast-check";
import { expect, test } from "vitest";
import { readCount } from "../../../src/domain/outcome/number.ts";

test.each([
  ["14980", 14_980],
  ["１４９８０", 14_980],
  ["14,980", 14_980],
  ["１４，９８０", 14_980],
  ["1,4980", 14_980],
  [" 14 980 ", 14_980],
  ["1.5万", 15_000],
  ["１．５万", 15_000],
  ["2万", 20_000],
  ["1,200万", 12_000_000],
  ["0", 0],
  ["007", 7],
  ["3.0", 3],
  ["1.23456万", null],
  ["1.5", null],
  ["-3", null],
  ["近1.5万", null],
  ["500多", null],
  ["约500", null],
  ["1e3", null],
  ["1,23", null],
  ["万", null],
  ["", null],
  ["9".repeat(30), null],
])("%s", (typed, value) => {
  expect(readCount(typed)).toBe(value);
});

test("every whole number is read back, however it is written", () => {
  const full = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (value) => {
      expect(readCount(String(value))).toBe(value);
      expect(readCount(value.toLocaleString("en"))).toBe(value);
      expect(readCount(full(value.toLocaleString("en")))).toBe(value);
      expect(readCount(`${value}万`)).toBe(value * 10_000);
    }),
  );
});
