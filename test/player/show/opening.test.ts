import { describe, expect, it } from "vitest";
import type { Window } from "../../../src/contracts/window.ts";
import { openingAt } from "../../../src/player/show/opening.ts";

const window = (over: Partial<Window> = {}): Window => ({ startsOn: "2026-06-01", endsOn: "2026-06-30", ...over });
const at = (windows: Window[] | null, local: string, zone = "Asia/Shanghai", offset = "+08:00") =>
  openingAt(windows, zone, Date.parse(`${local}${offset}`));

describe("opening hours without a plan", () => {
  it("are all hours when none are given", () => {
    expect(at(null, "2031-01-01T03:00:00")).toBe("open");
  });

  it("are half-open dayparts in the screen's own zone", () => {
    const hours = [window({ dayparts: [{ from: "08:00", to: "22:00" }] })];
    expect(at(hours, "2026-06-15T07:59:59")).toBe("closed");
    expect(at(hours, "2026-06-15T08:00:00")).toBe("open");
    expect(at(hours, "2026-06-15T22:00:00")).toBe("closed");
    expect(at(hours, "2026-06-15T08:00:00", "Europe/Berlin", "+02:00")).toBe("open");
  });

  it("end with the day when the daypart says 24:00", () => {
    const hours = [window({ dayparts: [{ from: "18:00", to: "24:00" }] })];
    expect(at(hours, "2026-06-15T23:59:59")).toBe("open");
    expect(at(hours, "2026-06-16T00:00:00")).toBe("closed");
  });

  it("belong to the day they start on when they cross midnight", () => {
    const friday = [window({ weekdays: [5], dayparts: [{ from: "22:00", to: "02:00" }] })];
    expect(at(friday, "2026-06-20T01:30:00")).toBe("open");
    expect(at(friday, "2026-06-19T01:30:00")).toBe("closed");
    const lastNight = [window({ endsOn: "2026-06-15", dayparts: [{ from: "22:00", to: "02:00" }] })];
    expect(at(lastNight, "2026-06-16T01:30:00")).toBe("open");
    const excepted = [window({ except: ["2026-06-15"], dayparts: [{ from: "22:00", to: "02:00" }] })];
    expect(at(excepted, "2026-06-16T01:30:00")).toBe("closed");
  });

  it("are unknown where the statutory calendar would decide", () => {
    const workdays = [window({ dayKind: "workday", dayparts: [{ from: "08:00", to: "18:00" }] })];
    expect(at(workdays, "2026-06-15T09:00:00")).toBe("unknown");
    expect(at(workdays, "2026-06-15T19:00:00")).toBe("closed");
    expect(at([...workdays, window()], "2026-06-15T09:00:00")).toBe("open");
  });
});
