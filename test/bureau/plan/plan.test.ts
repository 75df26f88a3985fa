import { createHash } from "node:crypto";
import { env, runInDurableObject } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import type { Playlist } from "../../../src/contracts/playlist.ts";
import { canonical } from "../../../src/domain/schedule/canonical.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, NOON, type Device, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
let playlist: Playlist;
beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  playlist = await stage.playlist([await stage.slogan("守住钱袋子"), await stage.slogan("护好幸福家")]);
}, 60_000);

const on = (...screens: string[]) => ({ screens, groups: [], tags: [] });
const by = async (name: string, at = NOON) => (await bureau.as(name)).at(at);

async function manifestOf(device: Device, at = NOON): Promise<{ manifest: Manifest; text: string; etag: string }> {
  const response = await device.get("/manifest", at);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const text = await response.text();
  return { manifest: Manifest.parse(JSON.parse(text)), text, etag: response.headers.get("etag") ?? "" };
}

async function planOf(device: Device, id: string): Promise<{ plan: DayPlan; text: string; response: Response }> {
  const response = await device.get(`/plans/${id}`, NOON);
  const text = await response.clone().text();
  return { plan: DayPlan.parse(JSON.parse(text)), text, response };
}

/** How many day plans have been compiled in this bureau. */
async function compilations(): Promise<number> {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
  return runInDurableObject(
    stub,
    (_, state) => state.storage.sql.exec<{ n: number }>("SELECT count(*) AS n FROM plan_input").one().n,
  );
}

describe("a manifest", () => {
  it("names eight days, their plans by hash, and nothing that is not needed", async () => {
    const screen = (await stage.screen({ name: "东门" })).id;
    await stage.book({ playlist, targets: on(screen) });
    const device = await stage.pair(screen);
    const { manifest } = await manifestOf(device);
    expect(manifest).toMatchObject({
      zone: "Asia/Shanghai",
      generatedAt: "2026-06-15T04:00:00.000Z",
      screen: {
        id: screen,
        name: "东门",
        bureauName: "江海区金融局",
        reportingChannel: "0750-1234567",
        fit: "contain",
      },
      openHours: null,
      assets: [],
      fallback: null,
    });
    expect(manifest.days.map(({ day }) => day)).toEqual([15, 16, 17, 18, 19, 20, 21, 22].map((n) => `2026-06-${n}`));
    expect(manifest.days[0]?.startsAt).toBe("2026-06-15T00:00:00+08:00");
    expect(new Set(manifest.days.map(({ plan }) => plan)).size).toBe(1);
    const { plan, text, response } = await planOf(device, manifest.days[0]!.plan);
    expect(createHash("sha256").update(text).digest("hex")).toBe(manifest.days[0]?.plan);
    expect(canonical(plan)).toBe(text);
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(spotsOf(plan)).toHaveLength(8640);
    expect(new Set(plan.items.map((item) => item.text))).toEqual(new Set(["守住钱袋子", "护好幸福家"]));
  });

  it("stays the same to the byte while its facts do, and costs no compilation", async () => {
    const screen = (await stage.screen()).id;
    await stage.book({ playlist, targets: on(screen) });
    const device = await stage.pair(screen);
    const first = await manifestOf(device);
    const before = await compilations();
    const same = await device.get("/manifest", "2026-06-15T13:00:00+08:00", { "if-none-match": first.etag });
    expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", first.etag]);
    expect((await manifestOf(device, "2026-06-15T14:00:00+08:00")).text).toBe(first.text);
    // Something was written, and it was nothing to this screen.
    await stage.screen({ name: "别处" }, NOON);
    expect((await manifestOf(device, "2026-06-15T15:00:00+08:00")).text).toBe(first.text);
    expect(await compilations()).toBe(before);
    // The next day is another list of days.
    const next = await manifestOf(device, "2026-06-16T00:00:00+08:00");
    expect(next.manifest.days[0]?.day).toBe("2026-06-16");
    expect(next.etag).not.toBe(first.etag);
    expect(await compilations()).toBe(before);
  });

  it("shares plans between equal screens and equal days", async () => {
    const screens = [(await stage.screen()).id, (await stage.screen()).id, (await stage.screen()).id];
    await stage.book({ playlist, targets: on(...screens), weight: 7 });
    const before = await compilations();
    const plans = [];
    for (const screen of screens) {
      const { manifest } = await manifestOf(await stage.pair(screen));
      plans.push(...manifest.days.map(({ plan }) => plan));
    }
    expect(new Set(plans).size).toBe(1);
    expect((await compilations()) - before).toBe(1);
  });

  it("is for who holds the screen's token", async () => {
    const screen = (await stage.screen()).id;
    const device = await stage.pair(screen);
    const { etag } = await manifestOf(device);
    const other = await stage.pair((await stage.screen()).id);
    const { manifest } = await manifestOf(other);
    expect((await device.get(`/plans/${manifest.days[0]!.plan}`, NOON)).status).toBe(200);
    expect((await device.get(`/plans/${"0".repeat(64)}`, NOON)).status).toBe(404);
    const [, , id = "", secret = ""] = device.token.match(/^fangfei_(.*)_(scr_\w{26})_(.*)$/) ?? [];
    const forged = [
      `fangfei_nowhere_${id}_${secret}`,
      device.token.slice(0, -1),
      `${device.token.slice(0, -4)}AAAA`,
      "x",
    ];
    for (const token of forged) {
      const response = await device.get("/manifest", NOON, { authorization: `Bearer ${token}`, "if-none-match": etag });
      expect(response.status, token).toBe(401);
    }
    await (
      await by("operator")
    )("screen.unpair", { params: { ...stage.params, screen } });
    expect((await device.get("/manifest", NOON, { "if-none-match": etag })).status).toBe(401);
    const again = await stage.pair(screen);
    expect((await manifestOf(again)).etag).toBe(etag);
    expect((await device.get("/manifest", NOON)).status).toBe(401);
  });
});

describe("a plan follows its bookings", () => {
  const where = (booking: string) => ({ ...stage.params, booking });

  /** Which booking each spot of the day belongs to, by start. */
  async function readAt(screen: string, at: string) {
    const { spots } = await (
      await by("planner", at)
    )("plan.read", {
      params: { ...stage.params, screen },
      query: { day: DAY },
    });
    return spots;
  }

  it("an approval changes no spot that started before it", async () => {
    const screen = (await stage.screen()).id;
    const first = await stage.book({ playlist, targets: on(screen), title: "甲" });
    const before = await readAt(screen, NOON);
    const second = await stage.book({ playlist, targets: on(screen), title: "乙" }, `${DAY}T12:00:05+08:00`);
    const after = await readAt(screen, `${DAY}T12:01:00+08:00`);
    const earlier = (spot: { at: string }) => spot.at < `${DAY}T12:00:05`;
    expect(after.filter(earlier)).toEqual(before.filter(earlier));
    expect(before.filter(earlier).every(({ booking }) => booking === first.id)).toBe(true);
    expect(after.some(({ booking }) => booking === second.id)).toBe(true);
  });

  it("an edit takes effect when it is approved, a cancellation at its instant", async () => {
    const screen = (await stage.screen()).id;
    const one = await stage.playlist([await stage.slogan("第一版")]);
    const booked = await stage.book({ playlist: one, targets: on(screen) });
    const two = await stage.playlist([await stage.slogan("第二版")]);
    const edited = await (
      await by("planner")
    )("booking.update", {
      params: where(booked.id),
      body: { playlist: { id: two.id, version: two.version } },
      revision: booked.revision,
    });
    const titles = (spots: Awaited<ReturnType<typeof readAt>>) => new Set(spots.map((spot) => spot.materialTitle));
    expect(titles(await readAt(screen, NOON))).toEqual(new Set(["第一版"]));
    const approved = await stage.approve(edited, `${DAY}T15:00:03+08:00`);
    const spots = await readAt(screen, `${DAY}T16:00:00+08:00`);
    const turn = spots.findIndex((spot) => spot.materialTitle === "第二版");
    // The spot on the air finishes.
    expect(spots[turn]?.at).toBe(`${DAY}T15:00:10+08:00`);
    expect(titles(spots.slice(turn))).toEqual(new Set(["第二版"]));
    await (
      await by("planner", `${DAY}T18:00:03+08:00`)
    )("booking.cancel", {
      params: where(booked.id),
      body: { comment: "停" },
      revision: approved.revision,
    });
    const last = (await readAt(screen, `${DAY}T18:30:00+08:00`)).at(-1);
    // The spot on the air is cut.
    expect(last).toMatchObject({ at: `${DAY}T18:00:00+08:00`, durationMs: 3000, cut: true });
  });

  it("screens join and leave by group and by tag", async () => {
    const screen = await stage.screen({ tags: [] });
    const operator = await by("operator", "2026-05-21T09:00:00+08:00");
    const group = await operator("group.create", { params: stage.params, body: { name: "网点", tags: ["网点"] } });
    await stage.book({ playlist, targets: { screens: [], groups: [group.id], tags: [] } });
    expect(await readAt(screen.id, NOON)).toEqual([]);
    const tagged = await (
      await by("operator")
    )("screen.update", {
      params: { ...stage.params, screen: screen.id },
      body: { tags: ["网点"] },
      revision: 1,
    });
    const joined = await readAt(screen.id, NOON);
    expect(joined[0]?.at).toBe(NOON);
    const leaving = await by("operator", `${DAY}T13:00:00+08:00`);
    await leaving("screen.update", {
      params: { ...stage.params, screen: screen.id },
      body: { tags: [] },
      revision: tagged.revision,
    });
    const left = await readAt(screen.id, `${DAY}T13:00:00+08:00`);
    expect(left).toEqual(joined.filter((spot) => spot.at < `${DAY}T13:00:00`));
  });

  it("an item joins when it is approved and leaves when it is withdrawn or no longer valid", async () => {
    const screen = (await stage.screen()).id;
    const plan = await by("planner", "2026-05-20T09:00:00+08:00");
    const made = await plan("material.create", { params: stage.params, body: { title: "晚到", kind: "text" } });
    const material = { ...stage.params, material: made.id };
    const style = { template: "static", color: "#ffffff", background: "#000000" } as const;
    const { versions } = await plan("material.write_text", { params: material, body: { text: "晚到", style } });
    const late = versions[0]!;
    const short = await stage.slogan("短期", { validUntil: "2026-06-14" });
    const list = await stage.playlist([await stage.slogan("常在"), late.id, short]);
    await stage.book({ playlist: list, targets: on(screen) });
    const before = await readAt(screen, NOON);
    expect(new Set(before.map((spot) => spot.materialTitle))).toEqual(new Set(["常在"]));
    const at = `${DAY}T12:00:05+08:00`;
    const params = { ...material, version: late.id };
    let { revision } = await (await by("planner", at))("version.submit", { params });
    for (const reviewer of ["reviewer1", "reviewer2", "reviewer3"]) {
      const call = await by(reviewer, at);
      ({ revision } = await call("version.approve", { params, body: { sha256: late.sha256 }, revision }));
    }
    const after = await readAt(screen, `${DAY}T12:01:00+08:00`);
    const earlier = (spot: { at: string }) => spot.at < `${DAY}T12:00:05`;
    expect(after.filter(earlier)).toEqual(before.filter(earlier));
    expect(after.some((spot) => spot.material === late.id)).toBe(true);
    await (
      await by("planner", `${DAY}T20:00:05+08:00`)
    )("version.withdraw", { params, body: { comment: "过时" } });
    const withdrawn = await readAt(screen, `${DAY}T20:01:00+08:00`);
    expect(withdrawn.filter((spot) => spot.material === late.id).every((spot) => spot.at < `${DAY}T20:00:05`)).toBe(
      true,
    );
    expect(withdrawn.some((spot) => spot.material === late.id)).toBe(true);
  });
});

describe("the day as a person reads it", () => {
  it("names bookings and materials, and what each gets of the open time", async () => {
    const openHours = [{ startsOn: "2026-01-01", endsOn: "2026-12-31", dayparts: [{ from: "08:00", to: "20:00" }] }];
    const screen = (await stage.screen({ openHours })).id;
    const [a, b] = [await stage.slogan("甲片"), await stage.slogan("乙片")];
    const first = await stage.book({
      playlist: await stage.playlist([a]),
      targets: on(screen),
      title: "甲",
      weight: 300,
    });
    const second = await stage.book({ playlist: await stage.playlist([b]), targets: on(screen), title: "乙" });
    const call = await by("auditor");
    const read = await call("plan.read", { params: { ...stage.params, screen }, query: { day: DAY } });
    const [, wanted, after] = read.spots;
    const part = { day: DAY, from: wanted?.at ?? "", to: after?.at ?? "" };
    expect(await call("plan.read", { params: { ...stage.params, screen }, query: part })).toEqual({
      ...read,
      spots: [wanted],
    });
    expect(read).toMatchObject({ day: DAY, zone: "Asia/Shanghai" });
    expect(read.airtime).toEqual([
      { booking: first.id, title: "甲", takeover: false, plays: 3240, seconds: 32_400, sharePermille: 750 },
      { booking: second.id, title: "乙", takeover: false, plays: 1080, seconds: 10_800, sharePermille: 250 },
    ]);
    expect(read.spots[0]).toMatchObject({ at: `${DAY}T08:00:00+08:00`, durationMs: 10_000, kind: "text", cut: false });
    expect(read.spots.at(-1)?.at).toBe(`${DAY}T19:59:50+08:00`);
    const device = await stage.pair(screen);
    expect((await manifestOf(device)).manifest.days[0]?.plan).toBe(read.plan);
  });

  it("shows the fallback where nothing else can play", async () => {
    const plan = await by("planner", "2026-05-20T09:00:00+08:00");
    const version = await stage.slogan("垫播", { validUntil: "2026-06-30" });
    const { items } = await plan("material.list", { params: stage.params, query: { limit: 200 } });
    const material = items.find(({ versions }) => versions.some(({ id }) => id === version))!;
    const screen = (await stage.screen({ fallback: material.id })).id;
    const { manifest } = await manifestOf(await stage.pair(screen));
    // Without a network the manifest may be old: words have no entry among the assets.
    const validUntil = "2026-07-01T00:00:00+08:00";
    expect(manifest.fallback).toMatchObject({ material: "fallback", kind: "text", text: "垫播", validUntil });
    const read = await plan("plan.read", { params: { ...stage.params, screen }, query: { day: DAY } });
    expect(read.airtime).toEqual([
      { booking: null, title: "垫播内容", takeover: false, plays: 1440, seconds: 86_400, sharePermille: 1000 },
    ]);
  });
});

it("a heartbeat tells the time and the manifest in force, and is kept as the screen's health", async () => {
  const screen = (await stage.screen()).id;
  const device = await stage.pair(screen);
  const { manifest } = await manifestOf(device);
  const said = {
    at: NOON,
    manifest: manifest.version,
    plan: null,
    spot: null,
    lastSeq: 12,
    bootEpoch: 1_750_000_000_000,
    clockOffsetMs: -40,
    freeBytes: 1_000_000,
    errors: ["not_downloaded"],
    playerVersion: "1.0.0",
    mode: "page",
    aNewerField: true,
  };
  const answer = await json(await device.post("/heartbeat", said, NOON));
  expect(answer).toEqual({ serverTime: "2026-06-15T04:00:00.000Z", manifest: manifest.version });
  const { health } = await (await by("operator"))("screen.get", { params: { ...stage.params, screen } });
  expect(health).toEqual({
    paired: true,
    live: false,
    lastContactAt: "2026-06-15T04:00:00.000Z",
    manifest: manifest.version,
    upToDate: true,
    clockOffsetMs: -40,
    freeBytes: 1_000_000,
    lastSeq: 12,
    contiguousSeq: 0,
    playerVersion: "1.0.0",
    mode: "page",
    errors: ["not_downloaded"],
  });
  const screenAt = async () => (await by("operator"))("screen.get", { params: { ...stage.params, screen } });
  await device.post("/heartbeat", { ...said, manifest: "f".repeat(32) }, NOON);
  expect((await screenAt()).health.upToDate).toBe(false);
  const bad = await device.post("/heartbeat", { ...said, mode: "none" }, NOON);
  expect([bad.status, await bad.json()]).toMatchObject([422, { errors: [{ path: "mode" }] }]);
});
