import { describe, expect, it } from "vitest";
import type { Footfall } from "../../../src/contracts/screen.ts";
import { flowAt } from "../../../src/domain/screen/footfall.ts";

const estimate = (value: number) => ({ lo: value / 2, value, hi: value * 2, source: "现场计数" });
const footfall: Footfall = {
  flows: [
    { dayKind: "workday", fromHour: 7, toHour: 9, personsPerSecond: estimate(0.5) },
    { dayKind: "restday", fromHour: 7, toHour: 9, personsPerSecond: estimate(0.1) },
    { dayKind: "any", fromHour: 18, toHour: 24, personsPerSecond: estimate(0.3) },
  ],
  dwellSeconds: estimate(8),
  visibility: estimate(0.5),
};

describe("how many pass", () => {
  it.each([
    [7, "workday", 0.5],
    [8, "restday", 0.1],
    [18, "restday", 0.3],
    [23, "unknown", 0.3],
  ] as const)("at %d:00 on a %s: %d", (hour, kind, value) => {
    expect(flowAt(footfall, hour, kind)?.value).toBe(value);
  });

  it.each([
    [9, "workday", "the stretch has ended"],
    [12, "restday", "nobody has said"],
    [8, "unknown", "nobody knows which kind of day it is"],
  ] as const)("at %d:00 on a %s: unknown, since %s", (hour, kind, why) => {
    expect(flowAt(footfall, hour, kind), why).toBeNull();
  });
});
