import { beforeAll, describe, expect, it } from "vitest";
import type { Play, PlaysAnswer } from "../../../src/contracts/device.ts";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { spotOf } from "../../../src/domain/schedule/position.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, NOON, type Device, type Stage } from "../../support/on-air.ts";

const EVENING = `${DAY}T23:00:00+08:00`;
let bureau: TestBureau;
let stage: Stage;
let other: Stage;
let auditor: Person;
const screens: string[] = [];
const devices: Device[] = [];

/** Plays of the first spots of the day, one after the other. */
async function prove(device: Device, spots: number[], change: (n: number) => Partial<Play> = () => ({})) {
  const manifest = await json<Manifest>(await device.get("/manifest", NOON));
  const [day] = manifest.days;
  const plan = await json<DayPlan>(await device.get(`/plans/${day!.plan}`, NOON));
  const plays = spots.map((spot, n) => {
    const { startMs: start, item } = spotOf(plan, spot)!;
    const { sha256, durationMs } = plan.items[item]!;
    return {
      seq: n + 1,
      plan: day!.plan,
      spot,
      material: sha256,
      startedAt: new Date(Date.parse(day!.startsAt) + start).toISOString(),
      clockOffsetMs: 0,
      durationMs,
      result: "played",
      ...change(n),
    };
  });
  return json<PlaysAnswer>(await device.post("/plays", { bootEpoch: 1, plays }, EVENING));
}

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  other = await newStage(bureau);
  auditor = await bureau.as("auditor");
  const [a, b] = [await stage.slogan("守住钱袋子"), await stage.slogan("护好幸福家")];
  for (const name of ["东门", "西门"]) {
    const screen = (await stage.screen({ name })).id;
    screens.push(screen);
    devices.push(await stage.pair(screen));
  }
  // Campaign one has all of the first screen and half of the second; campaign two the other half.
  const playlist = await stage.playlist([a]);
  await stage.book({ playlist, targets: { screens, groups: [], tags: [] }, title: "甲" });
  await other.book({
    playlist: await other.playlist([b]),
    targets: { screens: screens.slice(1), groups: [], tags: [] },
  });
  expect(await prove(devices[0]!, [0, 1, 2, 360, 361])).toMatchObject({ accepted: 5 });
  // The second screen has lost two plays on the way, and one was cut.
  const answer = await prove(devices[1]!, [0, 1, 2, 3, 4, 5], (n) => ({
    seq: n < 3 ? n + 1 : n + 3,
    ...(n === 5 && { result: "cut", durationMs: 4_000 }),
  }));
  expect(answer).toMatchObject({ accepted: 6, contiguousSeq: 3 });
}, 90_000);

const plays = async (query: object) =>
  auditor.at(EVENING)("reach.plays", { params: stage.params, query: { from: DAY, to: DAY, by: "screen", ...query } });

describe("proven plays", () => {
  it("by screen, with how complete the logs are", async () => {
    const { rows, total, displayConfirmed } = await plays({});
    expect(displayConfirmed).toBeNull();
    expect(rows).toEqual([
      { at: null, screen: screens[0], material: null, title: "东门", takeover: false, plays: 5, seconds: 50 },
      { at: null, screen: screens[1], material: null, title: "西门", takeover: false, plays: 5, seconds: 54 },
    ]);
    expect(total).toEqual({
      value: 10,
      lo: 10,
      hi: 10,
      unit: "次",
      basis: "counted",
      qualifier: "at_least",
      asOf: "2026-06-15T15:00:00.000Z",
      // 11 of 13 numbers came.
      completenessPermille: 846,
      method: "plays_logged",
      sources: 2,
    });
  });

  it("by hour, day and material", async () => {
    const hours = await plays({ by: "hour" });
    expect(hours.rows.map(({ at, title, plays }) => [at, title, plays])).toEqual([
      [`${DAY}T00:00:00+08:00`, `${DAY} 00:00`, 8],
      [`${DAY}T01:00:00+08:00`, `${DAY} 01:00`, 2],
    ]);
    expect((await plays({ by: "day" })).rows).toMatchObject([{ at: DAY, title: DAY, plays: 10, seconds: 104 }]);
    const materials = (await plays({ by: "material" })).rows;
    expect(new Set(materials.map(({ title }) => title))).toEqual(new Set(["守住钱袋子", "护好幸福家"]));
    expect(materials.every(({ material }) => material?.startsWith("mat_"))).toBe(true);
    expect(materials.reduce((sum, row) => sum + row.plays, 0)).toBe(10);
  });

  it("of one screen, and of one campaign", async () => {
    const { rows, total } = await plays({ screen: screens[0] });
    expect(rows).toMatchObject([{ screen: screens[0], plays: 5 }]);
    expect(total).toMatchObject({ value: 5, qualifier: "exact", completenessPermille: 1000, sources: 1 });
    const [one, two] = [await plays({ campaign: stage.campaign }), await plays({ campaign: other.campaign })];
    expect(one.total.value + two.total.value).toBe(10);
    expect(two.rows).toMatchObject([{ screen: screens[1] }]);
    expect(two.total.completenessPermille).toBe(750);
  });

  it("of other days are none", async () => {
    expect(await plays({ from: "2026-06-16", to: "2026-06-16" })).toMatchObject({
      rows: [],
      total: { value: 0, sources: 0 },
    });
  });

  it.each([
    ["query.to", { from: DAY, to: "2026-06-14" }],
    ["query.to", { from: "2025-01-01", to: DAY }],
    ["query.campaign", { campaign: `cmp_${"0".repeat(26)}` }],
    ["query.screen", { screen: `scr_${"0".repeat(26)}` }],
  ])("names %s when it is wrong", async (path, query) => {
    await expect(plays(query)).rejects.toMatchObject({ problem: { code: "invalid", errors: [{ path }] } });
  });

  it("are for the staff", async () => {
    const partner = await bureau.partner(await bureau.institution("江海银行"));
    await expect(
      partner.call("reach.plays", { params: stage.params, query: { from: DAY, to: DAY, by: "day" } }),
    ).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});

describe("a campaign's figures", () => {
  it("stand side by side by basis, against its targets", async () => {
    const planner = (await bureau.as("planner")).at(EVENING);
    const params = { ...stage.params, campaign: stage.campaign };
    await planner("campaign.update", {
      params,
      body: {
        targets: [
          { metric: "led_plays", value: 16 },
          { metric: "onsite_attendances", value: 500 },
        ],
      },
      revision: 3,
    });
    const reach = await auditor.at(EVENING)("reach.campaign", { params });
    const counted = (await plays({ campaign: stage.campaign })).total.value;
    expect(reach).toMatchObject({ campaign: stage.campaign, asOf: "2026-06-15T15:00:00.000Z" });
    expect(
      reach.subtotals.map(({ metric, name, figures }) => [
        metric,
        name,
        figures.map(({ value, basis }) => [value, basis]),
      ]),
    ).toEqual([
      ["led_screens", "电子屏", [[2, "counted"]]],
      ["led_plays", "电子屏播放", [[counted, "counted"]]],
    ]);
    expect(reach.targets).toEqual([
      {
        metric: "led_plays",
        name: "电子屏播放",
        target: 16,
        unit: "次",
        done: counted,
        permille: Math.floor((counted * 1000) / 16),
      },
      { metric: "onsite_attendances", name: "现场参与人次", target: 500, unit: "人次", done: 0, permille: 0 },
    ]);
  });

  it("take in what institutions filed once it is accepted, and the sessions that were held", async () => {
    const at = (instant: string) => async (name: string) => (await bureau.as(name)).at(instant);
    const before = at("2026-06-01T09:00:00+08:00");
    const event = await (
      await before("planner")
    )("event.create", {
      params: stage.params,
      body: {
        title: "守住钱袋子",
        campaign: stage.campaign,
        sessions: [{ place: "广场", startsAt: "2026-06-10T09:00:00+08:00", endsAt: "2026-06-10T11:00:00+08:00" }],
        roles: [{ key: "booth", name: "展位", places: null }],
        signupOpensAt: "2026-06-01T00:00:00+08:00",
        signupClosesAt: "2026-06-09T00:00:00+08:00",
      },
    });
    const where = { ...stage.params, event: event.id };
    const published = await (await before("planner"))("event.publish", { params: where, revision: event.revision });
    const after = at("2026-06-11T09:00:00+08:00");
    await (
      await after("planner")
    )("event.hold", { params: where, revision: published.revision });
    const file = async (metric: string, value: number, unit: string) => ({
      metric,
      value,
      unit,
      method: "counted" as const,
    });
    const draft = await (
      await after("planner")
    )("outcome.draft", {
      params: where,
      body: { institution: null, figures: [await file("onsite_attendances", 512, "人次")] },
    });
    const outcome = { ...stage.params, outcome: draft.id };
    const submitted = await (await after("planner"))("outcome.submit", { params: outcome, revision: draft.revision });
    const figures = async () => {
      const params = { ...stage.params, campaign: stage.campaign };
      const { subtotals } = await auditor.at(EVENING)("reach.campaign", { params });
      return subtotals.flatMap(({ metric, figures }) => figures.map(({ value, basis }) => [metric, value, basis]));
    };
    expect(await figures()).not.toContainEqual(["onsite_attendances", 512, "reported"]);
    await (
      await after("reviewer1")
    )("outcome.accept", { params: outcome, revision: submitted.revision });
    expect((await figures()).slice(0, 2)).toEqual([
      ["sessions", 1, "counted"],
      ["onsite_attendances", 512, "reported"],
    ]);
  });
});
