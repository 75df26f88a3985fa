import { expect, test } from "vitest";
import { calendarHistory, differs, judged } from "../../../src/domain/calendar/history.ts";
import { readTable, tableProblems } from "../../../src/domain/calendar/table.ts";
import { activeIntervals } from "../../../src/domain/window/active.ts";

const ZONE = "Asia/Shanghai";
const at = (text: string) => Date.parse(`${text}+08:00`);

test("a table is read as offices keep it", () => {
  const csv = '\uFEFF日期,类型,名称\r\n2031-01-01,休,"元旦, 放假"\n2031/1/4;班;元旦调休\n\n2031年10月1日\trestday\n';
  expect(readTable(csv)).toEqual({
    rows: [
      { day: "2031-01-01", kind: "restday", name: "元旦, 放假" },
      { day: "2031-01-04", kind: "workday", name: "元旦调休" },
      { day: "2031-10-01", kind: "restday", name: "" },
    ],
    problems: [],
  });
});

test("wrong lines are named by their number", () => {
  const { rows, problems } = readTable("2031-02-30,休\n2031-03-01,maybe\n2031-03-02,班\nMonday,休");
  expect(rows).toHaveLength(1);
  expect(problems.map(({ path }) => path)).toEqual(["csv.1", "csv.2", "csv.4"]);
  expect(problems[0]?.message).toEqual({ zh: expect.any(String), en: expect.stringContaining("2027-01-01") });
});

test("rows are of one year, and each day is there once", () => {
  const row = (day: string) => ({ day, kind: "restday" as const, name: "" });
  expect(tableProblems([row("2031-01-01"), row("2031-01-02")], 2031)).toEqual([]);
  const paths = tableProblems([row("2031-01-01"), row("2031-01-01"), row("2032-01-01")], 2031).map(({ path }) => path);
  expect(paths).toEqual(["rows.1.day", "rows.2.day"]);
});

test("what was known follows the imports; an empty table withdraws the one before", () => {
  const monday = "2031-06-02";
  const rest = { year: 2031, rows: [{ day: monday, kind: "restday" as const, name: "" }] };
  const history = calendarHistory([
    { ...rest, atMs: 100 },
    { year: 2031, rows: [], atMs: 200 },
  ]);
  expect([99, 100, 199, 200].map((ms) => history.at(ms).kindOf(monday))).toEqual([
    "unknown",
    "restday",
    "restday",
    "unknown",
  ]);
  expect(history.at(100)).toBe(history.at(150));
});

test("windows judged beforehand hold at the same times as by the calendar itself", () => {
  const noon = at("2031-06-02T12:00:00");
  const rows = [{ day: "2031-06-02", kind: "restday" as const, name: "" }];
  const { at: known } = calendarHistory([{ year: 2031, rows, atMs: noon }]);
  const windows = [
    {
      startsOn: "2031-06-01",
      endsOn: "2031-06-30",
      dayKind: "workday" as const,
      dayparts: [{ from: "22:00", to: "02:00" }],
    },
    { startsOn: "2031-06-01", endsOn: "2031-06-30", dayKind: "restday" as const, except: ["2031-06-03"] },
    { startsOn: "2031-06-01", endsOn: "2031-06-30", weekdays: [1] },
  ];
  const [from, to] = [at("2031-06-02T00:00:00"), at("2031-06-04T00:00:00")];
  for (const calendar of [known(noon - 1), known(noon)]) {
    const other = known(calendar === known(noon) ? noon - 1 : noon);
    expect(activeIntervals(judged(windows, ZONE, from, to, calendar), ZONE, from, to, other)).toEqual(
      activeIntervals(windows, ZONE, from, to, calendar),
    );
  }
  expect(differs(windows, ZONE, from, to, known(noon - 1), known(noon))).toBe(true);
  expect(differs(windows.slice(2), ZONE, from, to, known(noon - 1), known(noon))).toBe(false);
  expect(differs(windows, ZONE, at("2031-06-10T00:00:00"), at("2031-06-11T00:00:00"), known(0), known(noon))).toBe(
    false,
  );
});
