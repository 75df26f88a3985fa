import { describe, expect, it } from "vitest";
import { decodeTable, previewTable } from "../../../src/console/calendar/statutory.ts";

describe("a pasted table", () => {
  it("is shown as the server will read it, by the lines that editors count", () => {
    const { year, lines, wrong } = previewTable("日期,类型,名称\n\n2027-01-01,休,元旦\n2027年2月7日\t班\t春节调休\n");
    expect([year, wrong]).toEqual([2027, 0]);
    expect(lines.map(({ line, row }) => [line, row])).toEqual([
      [3, { day: "2027-01-01", kind: "restday", name: "元旦" }],
      [4, { day: "2027-02-07", kind: "workday", name: "春节调休" }],
    ]);
  });

  it("names each wrong line: no day, no kind, a day twice, another year", () => {
    const { lines, wrong } = previewTable("2027-01-01,休\n2027-02-30,休\n2027-01-02,假\n2027-01-01,休\n2028-01-01,休");
    expect(wrong).toBe(4);
    expect(lines.map(({ line, problem }) => [line, problem?.zh ?? null])).toEqual([
      [1, null],
      [2, "日期应如 2027-01-01"],
      [3, "类型应为 workday（班）或 restday（休）"],
      [4, "同一天出现了两次"],
      [5, "应为 2027 年的日期"],
    ]);
  });

  it("is nothing yet when it is empty or only a heading", () => {
    expect(previewTable("")).toEqual({ year: null, lines: [], wrong: 0 });
    expect(previewTable("日期,类型,名称")).toEqual({ year: null, lines: [], wrong: 0 });
  });
});

it("a file is read in UTF-8, or in GB 18030 as Chinese spreadsheets write it", () => {
  expect(decodeTable(bytesOf(new TextEncoder().encode("\uFEFF2027-01-01,休")))).toBe("2027-01-01,休");
  expect(decodeTable(bytesOf(Uint8Array.of(0xd0, 0xdd)))).toBe("休");
});

function bytesOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
