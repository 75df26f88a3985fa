import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { admit } from "../../../src/domain/schedule/admission.ts";
import { Budget } from "../../../src/domain/schedule/budget.ts";
import { canonical, planBytes } from "../../../src/domain/schedule/canonical.ts";
import { compileDay, planOf } from "../../../src/domain/schedule/compile.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { resolveDay } from "../../../src/domain/schedule/resolve.ts";
import { runDay } from "../../../src/domain/schedule/run.ts";
import type { DayInput } from "../../../src/domain/schedule/types.ts";
import { statutoryCalendar } from "../../../src/domain/time/calendar.ts";
import { instantText } from "../../../src/domain/time/wall.ts";
import { instant } from "./make.ts";
import { airtimeOf, holeAt, overCap, shownOn, startsOf, unfairAt } from "./properties.ts";
import { sixtyBesideSixty, situations } from "./situations.ts";

/** A plan in a form that a person can check: id, airtime, and the spots at the start and around each cut. `FANGFEI_GOLDEN=write` renews. */
function written(about: string, input: DayInput) {
  const { plan } = compileDay(input);
  const shown = shownOn(input);
  const bookings = [...new Set(shown.map(({ booking }) => booking))].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  const clock = (ms: number) => new Date(ms).toISOString().slice(11, 23);
  const edges = new Set(plan.exceptions.flatMap(([index]) => [index - 1, index, index + 1]));
  const first = shown.findIndex(({ booking }) => booking !== null);
  const around = shown.filter((_, i) => (i >= first - 1 && i < first + 30) || edges.has(i));
  return {
    about,
    plan: createHash("sha256").update(planBytes(plan)).digest("hex"),
    spots: shown.length,
    exceptions: plan.exceptions,
    plays: Object.fromEntries(bookings.map((id) => [id, shown.filter(({ booking }) => booking === id).length])),
    airtimeMs: Object.fromEntries(bookings.map((id) => [id, airtimeOf(shown, id)])),
    sample: around
      .slice(0, 60)
      .map((spot) => `${clock(spot.startMs)} ${spot.booking} ${spot.material} ${spot.durationMs}`),
  };
}

function expectGolden(name: string, now: object) {
  const file = new URL(`golden/${name}.json`, import.meta.url).pathname;
  if (process.env["FANGFEI_GOLDEN"] === "write") writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(now)));
}

test.each(Object.entries(situations))("%s", (name, { about, input }) => {
  expectGolden(name, written(about, input));
});

test("60 % beside 60 % guaranteed is refused", () => {
  const { candidate, screens } = sixtyBesideSixty;
  const text = (atMs: number) => instantText(atMs, "Asia/Shanghai");
  const answer = admit(
    candidate,
    screens,
    instant(0),
    instant(0, "2026-06-18"),
    statutoryCalendar(),
    new Budget(0, 1e6),
  );
  if (answer.admitted) return expect.fail("admitted");
  expectGolden("60-beside-60", {
    about: "36 guaranteed plays of 60 s an hour beside 36 others, 08:00–20:00: a 72-minute hour",
    code: answer.code,
    overbooked: answer.overbooked.map(({ startMs, endMs, ...more }) => ({
      ...more,
      from: text(startMs),
      to: text(endMs),
    })),
    alternatives: answer.alternatives.map(({ startMs, endMs }) => `${text(startMs)}/${text(endMs)}`),
  });
});

const shownIn = (name: string) => shownOn(situations[name]?.input ?? expect.fail(name));

test("the fast writer of plans agrees with the general RFC 8785 one", () => {
  for (const { input } of Object.values(situations)) {
    const { plan } = compileDay(input);
    expect(new TextDecoder().decode(planBytes(plan))).toBe(canonical(plan));
  }
});

test("a plan tells every spot of the engine, to the millisecond", () => {
  for (const { input } of Object.values(situations)) {
    const day = resolveDay(input);
    const spots = runDay(day);
    const told = spots.map(({ startMs, durationMs, item }) => ({
      startMs,
      durationMs,
      item: item?.plan ?? day.fallback,
    }));
    const { plan } = planOf(day, spots);
    expect(
      spotsOf(plan).map(({ startMs, durationMs, item }) => ({ startMs, durationMs, item: plan.items[item] })),
    ).toEqual(told);
  }
});

test("what the golden files promise", () => {
  const weights = situations["weights-2000-400-200"]?.input.bookings ?? [];
  expect(unfairAt(shownIn("weights-2000-400-200"), weights, 10_000, 0, 86_400_000)).toBeNull();
  const shares = situations["34-beside-66"]?.input.bookings ?? [];
  expect(unfairAt(shownIn("34-beside-66"), shares, 15_000, 0, 86_385_000)).toBeNull();
  for (const cap of [7, 11]) {
    const day = startsOf(shownIn(`cap-${cap}`), "capped");
    const both = [...day, ...day.map((startMs) => startMs + 86_400_000)];
    expect(overCap(both, cap)).toBeNull();
    for (let hour = 1; hour < 23; hour++) {
      const plays = both.filter((startMs) => Math.floor(startMs / 3_600_000) === hour).length;
      expect(plays).toBeGreaterThanOrEqual(cap - 1);
    }
  }
  expect(startsOf(shownIn("takeover-0820"), "alarm")[0]).toBe((8 * 60 + 20) * 60_000);
  expect(shownIn("ticker").every(({ durationMs }) => durationMs >= 8000)).toBe(true);
  expect(holeAt(shownIn("chicago-spring"), 0, 23 * 3_600_000)).toBeNull();
  expect(airtimeOf(shownIn("chicago-spring"), "night")).toBe(3_600_000);
  expect(holeAt(shownIn("chicago-autumn"), 0, 25 * 3_600_000)).toBeNull();
  expect(airtimeOf(shownIn("chicago-autumn"), "night")).toBe(3 * 3_600_000);
});
