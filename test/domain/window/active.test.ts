import fc from "fast-check";
import { expect, test } from "vitest";
import type { Window } from "../../../src/contracts/window.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { wallClock } from "../../../src/domain/time/wall.ts";
import { activeIntervals, isActive } from "../../../src/domain/window/active.ts";
import { unconfirmedDays } from "../../../src/domain/window/days.ts";
import { windowProblems, zoneProblems } from "../../../src/domain/window/problems.ts";
import { runs } from "../schedule/runs.ts";

const calendar = statutoryCalendar();
const time = fc
  .integer({ min: 0, max: 95 })
  .map((q) => `${String(Math.floor(q / 4)).padStart(2, "0")}:${String((q % 4) * 15).padStart(2, "0")}`);
const day = fc.integer({ min: 1, max: 28 }).map((d) => String(d).padStart(2, "0"));
const zone = fc.constantFrom(
  "Asia/Shanghai",
  "America/Chicago",
  "Australia/Lord_Howe",
  "America/Havana",
  "Europe/Berlin",
);
const month = fc.constantFrom("2026-03", "2026-11", "2026-10", "2026-04");

/** §1 word by word, for one instant: does some starting day's daypart contain this reading of the wall clock? */
function holds(window: Window, atMs: number, zoneName: string): boolean {
  const wall = wallClock(atMs, zoneName);
  for (const back of [0, 1]) {
    const start = Math.floor(wall / 86_400_000) - back;
    const text = new Date(start * 86_400_000).toISOString().slice(0, 10);
    if (text < window.startsOn || text > window.endsOn || window.except?.includes(text)) continue;
    const weekday = new Date(start * 86_400_000).getUTCDay() || 7;
    if (window.weekdays && !window.weekdays.includes(weekday)) continue;
    const minutes = (wall - start * 86_400_000) / 60_000;
    for (const { from, to } of window.dayparts ?? [{ from: "00:00", to: "24:00" }]) {
      const read = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
      const end = read(to) <= read(from) ? read(to) + 1440 : read(to);
      if (read(from) <= minutes && minutes < end) return true;
    }
  }
  return false;
}

test("intervals agree with the rule at every instant, are maximal, sorted and half-open", () => {
  const window = fc.record({
    month,
    from: day,
    to: day,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    dayparts: fc.array(
      fc.tuple(time, time).filter(([a, b]) => a !== b),
      { minLength: 1, maxLength: 3 },
    ),
    except: fc.array(day, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(window, zone, fc.array(fc.nat(35 * 96), { minLength: 20, maxLength: 20 }), (w, z, quarters) => {
      const subject: Window = {
        startsOn: `${w.month}-${w.from < w.to ? w.from : w.to}`,
        endsOn: `${w.month}-${w.from < w.to ? w.to : w.from}`,
        weekdays: w.weekdays,
        dayparts: w.dayparts.map(([from, to]) => ({ from, to })),
        except: w.except.map((d) => `${w.month}-${d}`),
      };
      const fromMs = Date.parse(`${w.month}-01T00:00:00Z`) - 2 * 86_400_000;
      const intervals = activeIntervals([subject], z, fromMs, fromMs + 35 * 86_400_000, calendar);
      for (const [i, { startMs, endMs }] of intervals.entries()) {
        expect(startMs).toBeLessThan(endMs);
        expect(startMs).toBeGreaterThan(intervals[i - 1]?.endMs ?? 0);
      }
      for (const quarter of quarters) {
        const at = fromMs + quarter * 900_000;
        const inside = intervals.some(({ startMs, endMs }) => startMs <= at && at < endMs);
        if (at < fromMs + 35 * 86_400_000) expect(inside).toBe(holds(subject, at, z));
        expect(isActive(subject, at, z, calendar)).toBe(holds(subject, at, z));
      }
    }),
    runs(400),
  );
});

test("several windows are one: touching intervals merge", () => {
  const of = (from: string, to: string): Window => ({
    startsOn: "2026-06-01",
    endsOn: "2026-06-01",
    dayparts: [{ from, to }],
  });
  const start = Date.parse("2026-06-01T00:00:00+08:00");
  expect(
    activeIntervals([of("12:00", "24:00"), of("08:00", "12:00")], "Asia/Shanghai", start, start + 1e9, calendar),
  ).toEqual([{ startMs: start + 8 * 3_600_000, endMs: start + 24 * 3_600_000 }]);
});

test("days whose kind is a guess are listed, others are not", () => {
  const windows: Window[] = [
    { startsOn: "2026-12-30", endsOn: "2027-01-02", dayKind: "restday", except: ["2027-01-01"] },
  ];
  expect(unconfirmedDays(windows, "2026-01-01", "2027-12-31", calendar)).toEqual(["2027-01-02"]);
});

test("what the shape cannot tell is refused with a place", () => {
  const window: Window = { startsOn: "2026-06-01", endsOn: "2026-06-30" };
  const codes = (over: Partial<Window>) =>
    windowProblems([{ ...window, ...over }]).map(({ code, path }) => [code, ...path]);
  expect(codes({})).toEqual([]);
  expect(codes({ endsOn: "2026-02-30" })).toEqual([["day_unknown", 0, "endsOn"]]);
  expect(codes({ endsOn: "2026-05-01" })).toEqual([["end_before_start", 0, "endsOn"]]);
  expect(codes({ endsOn: "2096-05-01" })).toEqual([["too_long", 0, "endsOn"]]);
  expect(codes({ dayparts: [{ from: "08:00", to: "08:00" }] })).toEqual([["daypart_empty", 0, "dayparts", 0, "to"]]);
  expect(zoneProblems("Asia/Shanghai")).toEqual([]);
  expect(zoneProblems("Mars/Base")[0]?.code).toBe("zone_unknown");
});
