import { describe, expect, it } from "vitest";
import { valuesOf, windowsOf, windowStart } from "../../../src/console/bookings/form.ts";
import { dayRuns, daysIn } from "../../../src/console/bookings/hours.ts";
import { fittingPlays, movedTo } from "../../../src/console/bookings/offer.ts";
import { sampleHour } from "../../../src/console/bookings/share.ts";
import type { Shortage } from "../../../src/contracts/booking.ts";

const ZONE = "Asia/Shanghai";
const span = (start: string, end: string) => ({ start: `${start}:00+08:00`, end: `${end}:00+08:00` });

describe("an offered hour", () => {
  const hour = span("2026-06-11T23:00", "2026-06-12T00:00");
  it("takes a booking of one day there", () => {
    const windows = [{ startsOn: "2026-06-10", endsOn: "2026-06-10", dayparts: [{ from: "08:00", to: "12:00" }] }];
    expect(movedTo(windows, hour, ZONE)).toEqual([
      { startsOn: "2026-06-11", endsOn: "2026-06-11", dayparts: [{ from: "23:00", to: "24:00" }] },
    ]);
  });
  it("gives one of many days its clock time, and leaves it its days", () => {
    const windows = [{ startsOn: "2026-06-01", endsOn: "2026-06-30", except: ["2026-06-10"], weekdays: [1, 2] }];
    expect(movedTo(windows, hour, ZONE)).toEqual([{ ...windows[0], dayparts: [{ from: "23:00", to: "24:00" }] }]);
  });
});

describe("a smaller guarantee", () => {
  const over = (...overMs: number[]): Shortage => ({
    overbooked: overMs.map((ms) => ({ screen: "", screenName: "", ...span("", ""), competitors: [], overMs: ms })),
    alternatives: [],
  });
  it("gives up as many plays as the worst hour is over", () => {
    expect(fittingPlays(200, over(100_000, 410_000), 10_000)).toBe(159);
    expect(fittingPlays(200, over(405_000), 10_000)).toBe(159);
  });
  it("is none where not one play fits", () => {
    expect(fittingPlays(10, over(100_000), 10_000)).toBeNull();
    expect(fittingPlays(10, over(100_000), 0)).toBeNull();
  });
});

describe("times", () => {
  it("are said by days with the same hours; what touches midnight reads 24:00", () => {
    const runs = dayRuns(
      [
        span("2026-06-01T18:00", "2026-06-01T22:00"),
        span("2026-06-02T18:00", "2026-06-02T22:00"),
        span("2026-06-04T22:00", "2026-06-05T02:00"),
      ],
      ZONE,
    );
    expect(runs).toEqual([
      { first: "2026-06-01", last: "2026-06-02", hours: "18:00–22:00" },
      { first: "2026-06-04", last: "2026-06-04", hours: "22:00–24:00" },
      { first: "2026-06-05", last: "2026-06-05", hours: "00:00–02:00" },
    ]);
    expect(daysIn(runs)).toBe(4);
  });

  it("of a share are the next whole hour that is left, or what is left of one", () => {
    const now = Date.parse("2026-06-01T18:20:00+08:00");
    const hourOf = (...intervals: ReturnType<typeof span>[]) => sampleHour(intervals, now)?.from;
    expect(hourOf(span("2026-06-01T09:00", "2026-06-01T22:00"))).toBe("2026-06-01T11:00:00.000Z");
    expect(hourOf(span("2026-06-01T09:00", "2026-06-01T10:00"))).toBeUndefined();
    expect(hourOf(span("2026-06-03T09:30", "2026-06-03T10:15"))).toBe("2026-06-03T01:30:00.000Z");
  });
});

describe("a new booking's window", () => {
  it("begins with the day and the two hours that were chosen on a lane", () => {
    expect(windowsOf([windowStart("2026-06-15", "15:00")])).toEqual([
      { startsOn: "2026-06-15", endsOn: "2026-06-15", dayparts: [{ from: "15:00", to: "17:00" }] },
    ]);
    expect(windowsOf([windowStart("2026-06-15", "23:45")])).toMatchObject([
      { dayparts: [{ from: "23:45", to: "24:00" }] },
    ]);
    expect(windowsOf([windowStart("2026-06-15", null)])).toEqual([{ startsOn: "2026-06-15", endsOn: "2026-06-15" }]);
    expect(windowsOf([windowStart(null, null)])).toEqual([]);
  });

  it("comes back from the form as it went in", () => {
    const windows = [
      { startsOn: "2026-06-01", endsOn: "2026-06-30", dayKind: "restday" as const, except: ["2026-06-10"] },
    ];
    const booking = { windows, tier: "regular", playlist: { id: "p", version: 1 } };
    expect(windowsOf(valuesOf(asBooking(booking)).windows)).toEqual(windows);
  });
});

// Safe because the form's values are read from these fields alone.
function asBooking(fields: object) {
  return fields as Parameters<typeof valuesOf>[0];
}
