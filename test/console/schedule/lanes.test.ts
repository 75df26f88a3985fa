import { describe, expect, it } from "vitest";
import { barsOf, gapsIn, openWithin } from "../../../src/console/schedule/bars.ts";
import { dayAt, instantAt, placeOf, scaleOf, stepped } from "../../../src/console/schedule/scale.ts";
import type { Window } from "../../../src/contracts/window.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";

const ZONE = "Asia/Shanghai";
const calendar = statutoryCalendar();
/** A place in a day as its hour. */
const hourOf = (place: number) => Math.round(place * 1440) / 60;
const at = (text: string) => Date.parse(`${text}+08:00`);

describe("the scale", () => {
  it("is a day, a week from Monday, or a month", () => {
    expect(scaleOf("day", "2026-06-17", ZONE).days).toEqual(["2026-06-17"]);
    const week = scaleOf("week", "2026-06-17", ZONE).days;
    expect([week.length, week[0], week[6]]).toEqual([7, "2026-06-15", "2026-06-21"]);
    const month = scaleOf("month", "2026-02-28", ZONE).days;
    expect([month.length, month[0]]).toEqual([28, "2026-02-01"]);
  });

  it("steps to the month after from its last day, too", () => {
    expect(stepped("month", "2026-01-31", 1)).toBe("2026-02-01");
    expect(stepped("month", "2026-01-31", -1)).toBe("2025-12-01");
    expect(stepped("week", "2026-06-17", 1)).toBe("2026-06-24");
    expect(stepped("day", "2026-06-30", 1)).toBe("2026-07-01");
  });

  it("finds the place of an instant and the instant of a place", () => {
    const day = scaleOf("day", "2026-06-15", ZONE);
    expect(placeOf(day, at("2026-06-15T18:00"))).toBe(0.75);
    expect(instantAt(day, 0.75)).toBe(at("2026-06-15T18:00"));
    expect(instantAt(day, 2)).toBe(at("2026-06-15T23:59"));
    const week = scaleOf("week", "2026-06-15", ZONE);
    expect(placeOf(week, at("2026-06-17T12:00"))).toBeCloseTo(2.5 / 7);
    expect(dayAt(week, 0.99)).toBe("2026-06-21");
    expect(instantAt(week, 0.99)).toBe(at("2026-06-21T12:00"));
    expect(placeOf(week, at("2026-06-14T23:00"))).toBeLessThan(0);
    expect(placeOf(week, at("2026-06-22T01:00"))).toBeGreaterThan(1);
  });

  it("has 23 hours where clocks jump", () => {
    const day = scaleOf("day", "2026-03-08", "America/Chicago");
    expect(day.endMs - day.startMs).toBe(23 * 3_600_000);
  });
});

describe("bars", () => {
  const window: Window = {
    startsOn: "2026-06-15",
    endsOn: "2026-06-19",
    dayparts: [
      { from: "08:00", to: "10:00" },
      { from: "22:00", to: "02:00" },
    ],
  };
  const bars = (
    windows: Window[],
    zoom: "day" | "week" | "month",
    day: string,
    zone = ZONE,
    open: Window[] | null = null,
  ) => {
    const scale = scaleOf(zoom, day, ZONE);
    return barsOf(windows, scale, zone, openWithin(open, scale, zone, calendar), calendar);
  };

  it("of a day are its dayparts; what goes on outside it cannot be pulled there", () => {
    const found = bars([window], "day", "2026-06-16").map(({ part, left, width, ends }) => [
      part,
      hourOf(left),
      hourOf(width),
      ends,
    ]);
    expect(found).toEqual([
      [0, 8, 2, { start: true, end: true }],
      [1, 0, 2, { start: false, end: true }],
      [1, 22, 2, { start: true, end: false }],
    ]);
  });

  it("are cut where the screen is dark", () => {
    const open: Window[] = [
      { startsOn: "2026-01-01", endsOn: "2026-12-31", dayparts: [{ from: "09:00", to: "23:00" }] },
    ];
    const found = bars([window], "day", "2026-06-16", ZONE, open);
    expect(found.map(({ left, width, ends }) => [hourOf(left), hourOf(width), ends.start])).toEqual([
      [9, 1, false],
      [22, 1, true],
    ]);
    const scale = scaleOf("day", "2026-06-16", ZONE);
    expect(gapsIn(openWithin(open, scale, ZONE, calendar) ?? [], scale)).toEqual([
      { startMs: at("2026-06-16T00:00"), endMs: at("2026-06-16T09:00") },
      { startMs: at("2026-06-16T23:00"), endMs: at("2026-06-17T00:00") },
    ]);
  });

  it("lie by the screen's own clock", () => {
    const [bar] = bars(
      [{ startsOn: "2026-06-16", endsOn: "2026-06-16", dayparts: [{ from: "08:00", to: "09:00" }] }],
      "day",
      "2026-06-16",
      "Asia/Tokyo",
    );
    expect(bar && hourOf(bar.left)).toBe(7);
  });

  it("of a month are runs of days; only a window's own first and last day can be pulled", () => {
    const weekends: Window = { startsOn: "2026-06-06", endsOn: "2026-06-14", weekdays: [6, 7] };
    const found = bars([weekends], "month", "2026-06-01");
    expect(found.map(({ left, width, ends }) => [Math.round(left * 30), Math.round(width * 30), ends])).toEqual([
      [5, 2, { start: true, end: false }],
      [12, 2, { start: false, end: true }],
    ]);
    expect(bars([window], "week", "2026-06-15")).toMatchObject([{ hours: "08:00–10:00、22:00–02:00", width: 5 / 7 }]);
  });

  it("follow the statutory calendar", () => {
    const workdays: Window = { startsOn: "2026-06-15", endsOn: "2026-06-21", dayKind: "workday" };
    // Friday 19 June 2026 is the Dragon Boat Festival.
    expect(bars([workdays], "week", "2026-06-15")).toMatchObject([{ left: 0, width: 4 / 7 }]);
  });
});
