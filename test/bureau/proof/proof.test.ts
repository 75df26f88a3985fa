import { beforeAll, describe, expect, it } from "vitest";
import type { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { DAY, json, newStage, type Device, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
let version: string;

const at = (clock: string) => `${DAY}T${clock}+08:00`;
const MIDNIGHT = Date.parse(at("00:00:00"));
const HOUR = 3_600_000;

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
  version = await stage.slogan("守住钱袋子");
});

describe("planned against proven", () => {
  it("accounts for every spot by the hour of its planned start, and adds up", async () => {
    const { screen, device, plays } = await onAir();
    const shown = plays.filter((play) => play.startMs < 2 * HOUR);
    const told = shown.filter((_, i) => i !== 100).map((play, i) => (i === 7 ? { ...play, result: "cut" } : play));
    await send(device, told, at("02:00:20"));
    const { total, hours, state } = await proof(screen, at("02:00:20"));
    expect(state).toBe("provisional");
    expect(total).toMatchObject({ planned: 240, proven: 238, cut: 1, unexplained: 1, extra: 0 });
    expect(hours.map((hour) => hour.planned)).toEqual([120, 120]);
  });

  it("tells a device that was off from one that was in contact and showed nothing", async () => {
    const { screen, device, plays } = await onAir();
    const off = (play: Shown) => play.startMs >= HOUR && play.startMs < 2 * HOUR;
    const idle = (play: Shown) => play.startMs >= 3 * HOUR && play.startMs < 4 * HOUR;
    const shown = plays.filter((play) => play.startMs < 5 * HOUR && !off(play) && !idle(play));
    await beat(device, 0, at("03:30:00"));
    await send(device, shown, at("05:00:20"));
    const { hours } = await proof(screen, at("05:00:20"));
    expect(hours.map(({ proven, offline, unexplained }) => [proven, offline, unexplained])).toEqual([
      [120, 0, 0],
      [0, 120, 0],
      [120, 0, 0],
      [0, 0, 120],
      [120, 0, 0],
    ]);
  });

  it("waits for announced plays, and takes them when they come: duplicated, late, in any order", async () => {
    const { screen, device, plays } = await onAir();
    const shown = plays.filter((play) => play.startMs < HOUR);
    const late = shown.slice(40, 80);
    await send(device, [...shown.slice(80), ...shown.slice(0, 40)].toReversed(), at("01:00:10"), shown);
    await beat(device, shown.length, at("01:00:20"));
    expect((await proof(screen, at("01:00:21"))).total).toMatchObject({ planned: 120, proven: 80, awaited: 40 });
    await send(device, late, at("01:00:22"), shown);
    await send(device, shown, at("01:00:23"), shown);
    expect((await proof(screen, at("01:00:24"))).total).toMatchObject({
      planned: 120,
      proven: 120,
      awaited: 0,
      extra: 0,
    });
  });

  it("counts what a former plan of the day showed as superseded", async () => {
    const { screen, device, plays } = await onAir();
    const other = await stage.slogan("不信高息");
    const playlist = await stage.playlist([other], 20_000);
    const targets = { screens: [screen], groups: [], tags: [] };
    await stage.book({ playlist, targets, tier: "exclusive" }, at("00:30:00"));
    await send(
      device,
      plays.filter((play) => play.startMs < HOUR),
      at("01:00:10"),
    );
    await device.get("/manifest", at("01:00:15"));
    const { total } = await proof(screen, at("01:00:19"));
    expect(total).toMatchObject({ planned: 60 + 90, proven: 60, superseded: 90, extra: 60, unexplained: 0 });
  });
});

interface Shown {
  startMs: number;
  durationMs: number;
  plan: string;
  spot: number;
  material: string;
  result: string;
}

/** A screen with a slogan of 30 s all day, and what it would show. */
async function onAir() {
  const { id: screen } = await stage.screen();
  const playlist = await stage.playlist([version], 30_000);
  await stage.book({ playlist, targets: { screens: [screen], groups: [], tags: [] } });
  const device = await stage.pair(screen);
  const manifest = await json<Manifest>(await device.get("/manifest", at("00:00:01")));
  const plan = manifest.days[0]?.plan ?? "";
  const day = await json<DayPlan>(await device.get(`/plans/${plan}`, at("00:00:01")));
  const plays = spotsOf(day).map(({ startMs, durationMs, item }, spot): Shown => ({
    startMs,
    durationMs,
    plan,
    spot,
    material: day.items[item]?.sha256 ?? "",
    result: "played",
  }));
  return { screen, device, plays };
}

/** Numbers follow the order of `all`. */
async function send(device: Device, plays: Shown[], now: string, all = plays): Promise<void> {
  const numbers = new Map(all.map(({ spot }, i) => [spot, i + 1]));
  for (let from = 0; from < plays.length; from += 500) {
    const body = {
      bootEpoch: 1,
      plays: plays.slice(from, from + 500).map(({ startMs, ...play }) => ({
        ...play,
        seq: numbers.get(play.spot),
        startedAt: new Date(MIDNIGHT + startMs).toISOString(),
        clockOffsetMs: 0,
      })),
    };
    expect((await device.post("/plays", body, now)).status).toBe(200);
  }
}

async function beat(device: Device, lastSeq: number, now: string): Promise<void> {
  const body = {
    at: now,
    manifest: null,
    plan: null,
    spot: null,
    lastSeq,
    bootEpoch: 1,
    clockOffsetMs: 0,
    freeBytes: null,
    errors: [],
    playerVersion: "test",
    mode: "page",
  };
  expect((await device.post("/heartbeat", body, now)).status).toBe(200);
}

async function proof(screen: string, now: string) {
  const call = (await bureau.as("planner")).at(now);
  const found = await call("proof.get", { params: { ...stage.params, screen }, query: { day: DAY } });
  for (const { planned, extra: _, at: __, ...answers } of found.hours)
    expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(planned);
  return found;
}
