import { createHash } from "node:crypto";
import { env, runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { DayPlan, Manifest } from "../../../src/contracts/plan.ts";
import { canonical } from "../../../src/domain/schedule/canonical.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import { newBureau } from "../../support/api.ts";
import { DAY, newStage, NOON, type Device } from "../../support/on-air.ts";

const at = (time: string) => `${DAY}T${time}+08:00`;
const ONE_MS = 13 * 3_600_000;
const TWO_MS = 14 * 3_600_000;

async function daysOf(device: Device, instant: string): Promise<{ today: DayPlan; id: string; tomorrow: DayPlan }> {
  const { days } = Manifest.parse(await (await device.get("/manifest", instant)).json());
  const plan = async (id = "") => DayPlan.parse(await (await device.get(`/plans/${id}`, instant)).json());
  return { today: await plan(days[0]?.plan), id: days[0]?.plan ?? "", tomorrow: await plan(days[1]?.plan) };
}

/** The words of each spot before an instant, with its start. */
function wordsBefore(plan: DayPlan, endMs: number): [number, string | undefined][] {
  return spotsOf(plan)
    .filter(({ startMs }) => startMs < endMs)
    .map(({ startMs, item }) => [startMs, plan.items[item]?.text]);
}

it("a day that an earlier engine began keeps what it has shown through every edit", async () => {
  const bureau = await newBureau();
  const stage = await newStage(bureau);
  const playlist = await stage.playlist([await stage.slogan("守住钱袋子"), await stage.slogan("护好幸福家")]);
  const other = await stage.playlist([await stage.slogan("远离非法集资")]);
  const screens = [(await stage.screen()).id, (await stage.screen()).id];
  const targets = { screens, groups: [], tags: [] };
  await stage.book({ playlist, targets });
  const [first, second] = [await stage.pair(screens[0]!), await stage.pair(screens[1]!)];
  const { today, id } = await daysOf(first, NOON);
  await daysOf(second, NOON);

  // What an earlier engine had made of it: each slogan in the other's place.
  const earlier = {
    ...today,
    engine: "eevdf-0",
    spots: today.spots.map(([start, ...items]) => [start, ...items.map((i) => 1 - i)]),
  };
  const bytes = canonical(earlier);
  const hash = createHash("sha256").update(bytes).digest("hex");
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(bureau.id);
  await runInDurableObject(stub, (_, state) => {
    const { sql } = state.storage;
    sql.exec("INSERT INTO plan (id, bytes, created_at) VALUES (?, ?, 0)", hash, bytes);
    sql.exec("UPDATE plan_input SET plan = ?, engine = 'eevdf-0' WHERE plan = ?", hash, id);
    sql.exec("UPDATE screen_day SET plan = ?, engine = 'eevdf-0' WHERE plan = ?", hash, id);
  });
  expect(wordsBefore(today, ONE_MS)).not.toEqual(wordsBefore(DayPlan.parse(earlier), ONE_MS));

  const read = async (instant: string) => {
    const call = (await bureau.as("planner")).at(instant);
    return call("plan.read", { params: { ...stage.params, screen: screens[0]! }, query: { day: DAY } });
  };
  expect((await read(at("12:30:00"))).plan).toBe(hash);

  await stage.book({ playlist: other, targets }, at("13:00:00"));
  const told = await daysOf(first, at("13:00:04"));
  expect(wordsBefore(told.today, ONE_MS)).toEqual(wordsBefore(DayPlan.parse(earlier), ONE_MS));
  expect(told.today.items.map(({ text }) => text)).toContain("远离非法集资");
  expect(told.tomorrow.spots).not.toEqual(told.today.spots);
  expect((await read(at("13:00:05"))).plan).toBe(told.id);
  // Equal screens share it, whenever they ask.
  expect((await daysOf(second, at("13:20:00"))).id).toBe(told.id);
  expect((await daysOf(first, at("13:30:00"))).id).toBe(told.id);

  await stage.book({ playlist: other, targets, weight: 50 }, at("14:00:00"));
  const again = await daysOf(first, at("14:00:01"));
  expect(again.id).not.toBe(told.id);
  expect(wordsBefore(again.today, TWO_MS)).toEqual(wordsBefore(told.today, TWO_MS));
});
