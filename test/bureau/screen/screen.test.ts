import { beforeAll, describe, expect, it } from "vitest";
import type { Footfall } from "../../../src/contracts/screen.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { newStage, type Stage } from "../../support/on-air.ts";
import { auditOf } from "../material/stage.ts";

let bureau: TestBureau;
let stage: Stage;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
}, 60_000);

const MORNING = {
  dayKind: "workday" as const,
  fromHour: 7,
  toHour: 9,
  personsPerSecond: { lo: 0.2, value: 0.3, hi: 0.5, source: "2026年5月人工计数" },
};
const NOBODYS = { lo: 0.2, value: 0.3, hi: 0.5, source: " " };
const FOOTFALL: Footfall = {
  flows: [MORNING],
  dwellSeconds: { lo: 5, value: 8, hi: 15, source: "现场观察" },
  visibility: { lo: 0.3, value: 0.5, hi: 0.7, source: "现场观察" },
};
// Safe because the server is asked to refuse it.
function asFootfall(wrong: unknown) {
  return wrong as Footfall;
}

const where = (screen: { id: string }) => ({ bureau: bureau.id, screen: screen.id });

describe("a screen", () => {
  it("is registered with defaults and no word of its token", async () => {
    const screen = await stage.screen();
    expect(screen).toMatchObject({
      kind: "full",
      orientation: "landscape",
      fit: "contain",
      zone: null,
      openHours: null,
      minDwellMs: 5000,
      health: { paired: false, lastContactAt: null, contiguousSeq: null, errors: [] },
      revision: 1,
    });
    expect(screen).not.toHaveProperty("tokenSha256");
    expect(await auditOf(bureau, screen.id)).toEqual(["screen.create"]);
    const planner = await bureau.as("planner");
    expect(await planner.call("screen.get", { params: where(screen) })).toEqual(screen);
    expect((await planner.call("screen.list", { params: stage.params })).items).toContainEqual(screen);
    await expect(
      planner.call("screen.update", { params: where(screen), body: { name: "甲" }, revision: 1 }),
    ).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });

  it("is changed by who has seen it", async () => {
    const screen = await stage.screen();
    const { call } = await bureau.as("operator");
    const openHours = [{ startsOn: "2026-01-01", endsOn: "2026-12-31", dayparts: [{ from: "07:00", to: "22:00" }] }];
    const request = { params: where(screen), body: { openHours, tags: ["广场"] }, revision: 1 };
    expect(await call("screen.update", request)).toMatchObject({ openHours, tags: ["广场"], revision: 2 });
    await expect(call("screen.update", request)).rejects.toMatchObject({ problem: { code: "stale" } });
    expect(await auditOf(bureau, screen.id)).toEqual(["screen.create", "screen.update"]);
  });

  it("keeps who passes it and what to know of it, with the trail of both", async () => {
    const screen = await stage.screen();
    expect(screen).toMatchObject({ notes: "", footfall: null });
    const { call } = await bureau.as("operator");
    const body = { notes: "钥匙在物业值班室", footfall: FOOTFALL };
    const changed = await call("screen.update", { params: where(screen), body, revision: 1 });
    expect(changed).toMatchObject({ ...body, revision: 2 });
    const cleared = await call("screen.update", { params: where(screen), body: { footfall: null }, revision: 2 });
    expect(cleared).toMatchObject({ notes: body.notes, footfall: null, revision: 3 });
    expect(await auditOf(bureau, screen.id)).toEqual(["screen.create", "screen.update", "screen.update"]);
  });

  it.each([
    ["footfall.visibility.value", { ...FOOTFALL, visibility: { lo: 0.5, value: 0.4, hi: 0.6, source: "估计" } }],
    ["footfall.dwellSeconds.value", { ...FOOTFALL, dwellSeconds: { lo: 1, value: 9, hi: 8, source: "估计" } }],
    ["footfall.visibility.hi", { ...FOOTFALL, visibility: { lo: 0, value: 0.4, hi: 1.1, source: "估计" } }],
    ["footfall.flows.0.toHour", { ...FOOTFALL, flows: [{ ...MORNING, toHour: 7 }] }],
    ["footfall.flows.1.fromHour", { ...FOOTFALL, flows: [MORNING, { ...MORNING, dayKind: "any", fromHour: 8 }] }],
    ["footfall.flows.0.personsPerSecond.source", { ...FOOTFALL, flows: [{ ...MORNING, personsPerSecond: NOBODYS }] }],
  ])("names %s when it is wrong", async (path, footfall) => {
    const screen = await stage.screen();
    const { call } = await bureau.as("operator");
    const body = { footfall: asFootfall(footfall) };
    await expect(call("screen.update", { params: where(screen), body, revision: 1 })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path }] },
    });
  });

  it.each([
    ["zone", { zone: "Mars/Olympus" }],
    ["openHours.0.endsOn", { openHours: [{ startsOn: "2026-06-02", endsOn: "2026-06-01" }] }],
    ["institution", { institution: `ins_${"0".repeat(26)}` }],
    ["fallback", { fallback: `mat_${"0".repeat(26)}` }],
  ])("names %s when it is wrong", async (path, body) => {
    const screen = await stage.screen();
    const { call } = await bureau.as("operator");
    await expect(call("screen.update", { params: where(screen), body, revision: 1 })).rejects.toMatchObject({
      problem: { code: "invalid", errors: [{ path }] },
    });
  });

  it("falls back on a picture or a slogan only", async () => {
    const screen = await stage.screen();
    const plan = await bureau.as("planner");
    const film = await plan.call("material.create", { params: stage.params, body: { title: "片", kind: "video" } });
    const { call } = await bureau.as("operator");
    await expect(
      call("screen.update", { params: where(screen), body: { fallback: film.id }, revision: 1 }),
    ).rejects.toMatchObject({ problem: { errors: [{ path: "fallback" }] } });
  });
});

describe("a group", () => {
  it("lists screens and tags that exist", async () => {
    const screen = await stage.screen();
    const operator = await bureau.as("operator");
    const group = await operator.call("group.create", {
      params: stage.params,
      body: { name: "网点", screens: [screen.id] },
    });
    expect(group).toMatchObject({ name: "网点", screens: [screen.id], tags: [], revision: 1 });
    const params = { ...stage.params, group: group.id };
    const changed = await operator.call("group.update", { params, body: { tags: ["广场"] }, revision: 1 });
    expect(changed).toEqual({ ...group, tags: ["广场"], revision: 2 });
    expect((await operator.call("group.list", { params: stage.params })).items).toEqual([changed]);
    expect(await auditOf(bureau, group.id)).toEqual(["group.create", "group.update"]);
    await expect(
      operator.call("group.update", { params, body: { screens: [`scr_${"0".repeat(26)}`] }, revision: 2 }),
    ).rejects.toMatchObject({ problem: { errors: [{ path: "screens.0" }] } });
    await expect(
      (await bureau.as("planner")).call("group.create", { params: stage.params, body: { name: "乙" } }),
    ).rejects.toMatchObject({ problem: { code: "forbidden" } });
  });
});
