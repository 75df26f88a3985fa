import { describe, expect, it } from "vitest";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { fallbackWant, showOrder, wantAt } from "../../../src/player/show/program.ts";
import { DAY_MS, itemOf, manifestOf, MIDNIGHT, planOf } from "../manifest.ts";

const HOUR = 3_600_000;
const fallback = itemOf("fallback", 8_000, { material: "fallback" });

function programme(plan: DayPlan, over: Partial<Manifest> = {}) {
  const days = [0, 1].map((day) => ({
    day: `2026-06-${15 + day}`,
    startsAt: new Date(MIDNIGHT + day * DAY_MS).toISOString(),
    plan: "plan",
  }));
  return { manifest: manifestOf({ days, ...over }), plans: new Map([["plan", plan]]) };
}

describe("what should be on the screen", () => {
  const items = [itemOf("a", 10_000), itemOf("b", 15_000)];

  it("is the plan's spot, on the instant", () => {
    const at = (ms: number) => wantAt(programme(planOf(items)), "qs", MIDNIGHT + ms);
    expect(at(9_999)).toMatchObject({ kind: "spot", spot: 0, startMs: MIDNIGHT, endMs: MIDNIGHT + 10_000 });
    expect(at(10_000)).toMatchObject({ kind: "spot", spot: 1, item: { sha256: "b" } });
    expect(at(DAY_MS)).toMatchObject({ kind: "spot", spot: 0, startMs: MIDNIGHT + DAY_MS });
  });

  it("lasts as long as the plan's exceptions say", () => {
    const plan: DayPlan = { ...planOf(items), exceptions: [[0, 4_000, "cut"]] };
    expect(wantAt(programme(plan), "qs", MIDNIGHT)).toMatchObject({ endMs: MIDNIGHT + 4_000 });
  });

  it("is dark in closed hours", () => {
    const openHours = [{ startsOn: "2026-01-01", endsOn: "2026-12-31", dayparts: [{ from: "08:00", to: "22:00" }] }];
    const plan = planOf(items, 8 * HOUR, 22 * HOUR);
    const at = (hour: number) => wantAt(programme(plan, { openHours, fallback }), "qs", MIDNIGHT + hour * HOUR).kind;
    expect([at(7.99), at(8), at(21.99), at(22.01)]).toEqual(["dark", "spot", "spot", "dark"]);
  });

  it("is the fallback past the plan's last day, never an old day's plan", () => {
    const after = MIDNIGHT + 2 * DAY_MS;
    expect(wantAt(programme(planOf(items), { fallback }), "qs", after - 1).kind).toBe("spot");
    expect(wantAt(programme(planOf(items), { fallback }), "qs", after)).toMatchObject({
      kind: "fallback",
      item: { sha256: "fallback" },
    });
  });

  it("is the card from the instant at which the fallback's validity ends", () => {
    const after = MIDNIGHT + 3 * DAY_MS;
    const until = { fallback: { ...fallback, validUntil: new Date(after).toISOString() } };
    const kindAt = (nowMs: number) => wantAt(programme(planOf(items), until), "qs", nowMs).kind;
    expect([kindAt(after - 1), kindAt(after)]).toEqual(["fallback", "card"]);
    expect(fallbackWant(programme(planOf(items), until), after)).toBeNull();
  });

  it("is the card when there is no fallback, and when there is nothing at all", () => {
    const empty = { ...programme(planOf(items)), plans: new Map<string, DayPlan>() };
    expect(wantAt(empty, "qs", MIDNIGHT)).toMatchObject({
      kind: "card",
      card: { bureauName: "青山区金融办", reportingChannel: "12345" },
    });
    expect(wantAt(null, "qs", MIDNIGHT)).toMatchObject({ kind: "card", card: { bureauName: "qs" } });
  });

  it("is lit when a plan has a hole in hours that are surely open", () => {
    const plan = planOf(items, 0, HOUR);
    expect(wantAt(programme(plan), "qs", MIDNIGHT + 2 * HOUR).kind).toBe("card");
  });
});

describe("the order of downloads", () => {
  it("is what is due first, then the fallback, then what comes next, then the days after", () => {
    const today = planOf([itemOf("morning", HOUR), itemOf("now", HOUR), itemOf("later", HOUR)], 0, 3 * HOUR);
    const tomorrow = planOf([itemOf("tomorrow", HOUR)], 0, HOUR);
    const { manifest } = programme(today, { fallback });
    const days = manifest.days.map((day, index) => ({ ...day, plan: index === 0 ? "today" : "tomorrow" }));
    const plans = new Map([
      ["today", today],
      ["tomorrow", tomorrow],
    ]);
    expect(showOrder({ manifest: { ...manifest, days }, plans }, MIDNIGHT + 1.5 * HOUR)).toEqual([
      "now",
      "fallback",
      "later",
      "tomorrow",
    ]);
  });
});
