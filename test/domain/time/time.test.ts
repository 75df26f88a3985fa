import { describe, expect, test } from "vitest";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { addDays, dayNumber, daysBetween, weekdayOf } from "../../../src/domain/time/day.ts";
import { covers, intersection, union } from "../../../src/domain/time/interval.ts";
import { instantText, localDayAt, localMidnight, wallInstants } from "../../../src/domain/time/wall.ts";
import { addWorkingHours } from "../../../src/domain/time/working-hours.ts";
import { isKnownZone } from "../../../src/domain/time/zone.ts";

test("days", () => {
  expect(addDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  expect(weekdayOf(dayNumber("2026-06-15"))).toBe(1);
  expect(() => dayNumber("2026-02-29")).toThrow(RangeError);
});

test("zones are IANA names, not offsets", () => {
  expect(["Asia/Shanghai", "UTC", "America/Argentina/Ushuaia", "Etc/GMT+8"].filter(isKnownZone)).toHaveLength(4);
  expect(["", "+08:00", "Nowhere/Else", "Asia/Shanghai[x]"].filter(isKnownZone)).toEqual([]);
});

describe("local time", () => {
  test("a wall time comes once, twice or never", () => {
    expect(wallInstants("2026-06-15", 90, "America/Chicago")).toHaveLength(1);
    expect(wallInstants("2026-11-01", 90, "America/Chicago")).toEqual([
      Date.parse("2026-11-01T06:30:00Z"),
      Date.parse("2026-11-01T07:30:00Z"),
    ]);
    expect(wallInstants("2026-03-08", 135, "America/Chicago")).toEqual([]);
  });

  test("days tile time, with or without a midnight", () => {
    expect(localMidnight("2026-03-08", "America/Havana")).toBe(Date.parse("2026-03-08T05:00:00Z"));
    expect(localMidnight("2026-11-01", "America/Havana")).toBe(Date.parse("2026-11-01T04:00:00Z"));
    for (const zone of ["Asia/Shanghai", "America/Chicago", "Pacific/Apia", "Australia/Lord_Howe"]) {
      const midnight = localMidnight("2026-04-05", zone);
      expect(localDayAt(midnight, zone)).toBe("2026-04-05");
      expect(localDayAt(midnight - 1, zone)).toBe("2026-04-04");
    }
  });

  test("RFC 3339 with the zone's offset", () => {
    expect(instantText(Date.parse("2026-06-15T00:00:00.250Z"), "Asia/Shanghai")).toBe("2026-06-15T08:00:00.250+08:00");
    expect(instantText(Date.parse("2026-06-15T00:00:00Z"), "America/St_Johns")).toBe("2026-06-14T21:30:00-02:30");
  });
});

test("intervals: union, intersection, covers", () => {
  const a = union([
    { startMs: 5, endMs: 7 },
    { startMs: 0, endMs: 3 },
    { startMs: 3, endMs: 4 },
  ]);
  expect(a).toEqual([
    { startMs: 0, endMs: 4 },
    { startMs: 5, endMs: 7 },
  ]);
  expect(intersection(a, [{ startMs: 3, endMs: 6 }])).toEqual([
    { startMs: 3, endMs: 4 },
    { startMs: 5, endMs: 6 },
  ]);
  expect([0, 3, 4, 5, 7].map((at) => covers(a, at))).toEqual([true, true, false, true, false]);
});

describe("the statutory calendar", () => {
  test("an official row wins over the published data, and a year with rows is known", () => {
    const plain = statutoryCalendar();
    expect(plain.kindOf("2025-09-28")).toBe("workday");
    expect(plain.kindOf("2031-05-05")).toBe("unknown");
    const own = statutoryCalendar([
      { day: "2025-09-28", kind: "restday" },
      { day: "2031-05-01", kind: "restday" },
    ]);
    expect(own.kindOf("2025-09-28")).toBe("restday");
    expect(own.kindOf("2031-05-05")).toBe("workday");
    expect(own.kindOf("2031-05-03")).toBe("restday");
  });

  test("working hours skip nights, weekends and holidays, and count adjusted workdays", () => {
    const add = (from: string, hours: number) =>
      instantText(addWorkingHours(Date.parse(from), hours, "Asia/Shanghai", statutoryCalendar()), "Asia/Shanghai");
    expect(add("2026-06-12T16:00:00+08:00", 4)).toBe("2026-06-15T11:00:00+08:00");
    expect(add("2025-09-30T17:00:00+08:00", 2)).toBe("2025-10-09T10:00:00+08:00");
    expect(add("2025-09-27T12:00:00+08:00", 1)).toBe("2025-09-28T10:00:00+08:00");
    expect(add("2026-06-12T09:00:00+08:00", 9)).toBe("2026-06-12T18:00:00+08:00");
  });
});
