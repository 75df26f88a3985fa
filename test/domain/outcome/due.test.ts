import { expect, test } from "vitest";
import { outcomeDueAt } from "../../../src/domain/outcome/due.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";

const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ["five workdays and the weekend between", "2026-06-10T12:00", "2026-06-18T00:00"],
  ["an event on a Saturday", "2026-06-06T12:00", "2026-06-13T00:00"],
  ["over the Dragon Boat Festival (19 June 2026)", "2026-06-15T12:00", "2026-06-24T00:00"],
  ["a Saturday that is worked (10 October 2026)", "2026-10-08T12:00", "2026-10-15T00:00"],
])("%s", (_, ends, due) => {
  expect(
    new Date(outcomeDueAt(at(ends), { zone: "Asia/Shanghai", dueDays: 5 }, statutoryCalendar())).toISOString(),
  ).toBe(new Date(at(due)).toISOString());
});

test("a bureau may give more days, or fewer", () => {
  const due = (dueDays: number) =>
    outcomeDueAt(at("2026-06-10T12:00"), { zone: "Asia/Shanghai", dueDays }, statutoryCalendar());
  expect(due(1)).toBe(at("2026-06-12T00:00"));
  expect(due(6)).toBe(at("2026-06-19T00:00"));
});
