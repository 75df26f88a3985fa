import { describe, expect, test } from "vitest";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { isActive } from "../../../src/domain/window/active.ts";
import { Window } from "../../../src/contracts/window.ts";
import own from "../../vectors/windows-own.json" with { type: "json" };
import published from "../../vectors/windows.json" with { type: "json" };

const calendar = statutoryCalendar();

describe.each([published, own])("$about", ({ cases }) => {
  test.each(cases.map((one) => [one.id, one.why, one] as const))("%s: %s", (_id, _why, one) => {
    expect(isActive(Window.parse(one.window), Date.parse(one.at), one.zone, calendar)).toBe(one.active);
  });
});
