import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shiftDays, shiftPart, windowsAfter } from "../../../src/console/schedule/change.ts";
import { Window } from "../../../src/contracts/window.ts";

const june = (dayparts?: Window["dayparts"]): Window => ({
  startsOn: "2026-06-01",
  endsOn: "2026-06-30",
  ...(dayparts && { dayparts }),
});
const evening = june([{ from: "18:00", to: "22:00" }]);
const partOf = (window: Window) => window.dayparts?.[0];

describe("a daypart", () => {
  it("moves as a whole, over midnight too, but begins on its own day", () => {
    expect(partOf(shiftPart(evening, 0, "move", 75))).toEqual({ from: "19:15", to: "23:15" });
    expect(partOf(shiftPart(evening, 0, "move", 120))).toEqual({ from: "20:00", to: "24:00" });
    expect(partOf(shiftPart(evening, 0, "move", 180))).toEqual({ from: "21:00", to: "01:00" });
    expect(partOf(shiftPart(evening, 0, "move", -5000))).toEqual({ from: "00:00", to: "04:00" });
    expect(partOf(shiftPart(evening, 0, "move", 5000))).toEqual({ from: "23:45", to: "03:45" });
  });

  it("is pulled at either end to no less than a quarter of an hour", () => {
    expect(partOf(shiftPart(evening, 0, "end", -60))).toEqual({ from: "18:00", to: "21:00" });
    expect(partOf(shiftPart(evening, 0, "end", -5000))).toEqual({ from: "18:00", to: "18:15" });
    expect(partOf(shiftPart(evening, 0, "start", 60))).toEqual({ from: "19:00", to: "22:00" });
    expect(partOf(shiftPart(evening, 0, "start", 5000))).toEqual({ from: "21:45", to: "22:00" });
  });

  it("of all day comes to be when an end is pulled, and does not move", () => {
    expect(shiftPart(june(), null, "end", -120).dayparts).toEqual([{ from: "00:00", to: "22:00" }]);
    expect(shiftPart(june(), null, "start", 480).dayparts).toEqual([{ from: "08:00", to: "24:00" }]);
    expect(shiftPart(june(), null, "move", 60)).toEqual(june());
  });

  it("stays one that the server takes, whatever is done to it", () => {
    const minute = fc.integer({ min: 0, max: 95 }).map((n) => n * 15);
    const clock = (n: number) => `${String(Math.floor(n / 60)).padStart(2, "0")}:${String(n % 60).padStart(2, "0")}`;
    fc.assert(
      fc.property(
        minute,
        minute,
        fc.constantFrom("move", "start", "end"),
        fc.integer({ min: -200, max: 200 }),
        (from, to, grip, steps) => {
          fc.pre(from !== to);
          const before = june([{ from: clock(from), to: clock(to) }]);
          const after = shiftPart(before, 0, grip, steps * 15);
          expect(Window.safeParse(after).success).toBe(true);
          // The end that is not pulled stays where it is.
          if (grip === "end") expect(partOf(after)?.from).toBe(clock(from));
          if (grip === "start") expect(partOf(after)?.to.replace("24:00", "00:00")).toBe(clock(to));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("a window's days", () => {
  it("move together; exceptions stay the days that they are", () => {
    const window = { ...evening, except: ["2026-06-10"] };
    expect(shiftDays(window, "move", 3)).toEqual({ ...window, startsOn: "2026-06-04", endsOn: "2026-07-03" });
  });

  it("are pulled to no less than one day", () => {
    expect(shiftDays(evening, "end", -10)).toMatchObject({ startsOn: "2026-06-01", endsOn: "2026-06-20" });
    expect(shiftDays(evening, "end", -100)).toMatchObject({ startsOn: "2026-06-01", endsOn: "2026-06-01" });
    expect(shiftDays(evening, "start", 100)).toMatchObject({ startsOn: "2026-06-30", endsOn: "2026-06-30" });
  });
});

describe("a change", () => {
  const changed = june([{ from: "19:00", to: "23:00" }]);
  it("holds for every day of the window", () => {
    expect(windowsAfter([june(), evening], 1, changed, null)).toEqual([june(), changed]);
  });
  it("or for one day, which the window then leaves out", () => {
    expect(windowsAfter([evening], 0, changed, "2026-06-15")).toEqual([
      { ...evening, except: ["2026-06-15"] },
      { startsOn: "2026-06-15", endsOn: "2026-06-15", dayparts: [{ from: "19:00", to: "23:00" }] },
    ]);
  });
});
