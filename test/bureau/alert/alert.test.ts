import { env, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { evening, type Evening } from "../proof/evening.ts";

let show: Evening;

beforeAll(async () => {
  show = await evening();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a screen that falls silent in open hours is told of once, and again when it is back", async () => {
  const { screen, device } = await show.screen();
  await set({ alertMinutes: 10, alertWebhook: "https://robot.example/send" });
  await show.beat(device, 0, show.at("12:00:00"));
  await pass("12:01", "12:09");
  expect(await open()).toEqual([]);
  await pass("12:10", "12:30");
  expect(await open()).toMatchObject([{ screen, kind: "silent", since: "2026-06-15T04:00:00.000Z", endedAt: null }]);
  await show.beat(device, 0, show.at("12:31:00"));
  await pass("12:31", "12:32");
  expect(await open()).toEqual([]);
  const sent = (await taken()).map(({ text }) => text);
  expect(sent).toEqual([expect.stringContaining("2026-06-15 12:00"), expect.stringContaining("已恢复")]);
  await set({ alertWebhook: null });
});

it("one screen's alerts are read apart from the others'", async () => {
  const { screen: silent, device } = await show.screen();
  const { screen: other, device: heard } = await show.screen();
  await show.beat(device, 0, show.at("14:00:00"));
  await pass("14:01", "14:11");
  await show.beat(heard, 0, show.at("14:11:00"));
  await pass("14:11", "14:13");
  expect(await open(silent)).toMatchObject([{ screen: silent }]);
  expect(await open(other)).toEqual([]);
  const nobody = `scr_${"0".repeat(26)}`;
  await expect(open(nobody)).rejects.toMatchObject({ problem: { errors: [{ path: "query.screen" }] } });
});

it("a screen that is closed may be silent", async () => {
  const operator = await show.bureau.as("operator");
  const { screen, device } = await show.screen();
  const params = { ...show.stage.params, screen };
  const { revision } = await operator.call("screen.get", { params });
  const openHours = [{ startsOn: "2026-01-01", endsOn: "2026-12-31", dayparts: [{ from: "08:00", to: "22:00" }] }];
  await operator.call("screen.update", { params, revision, body: { openHours } });
  await show.beat(device, 0, show.at("21:55:00"));
  await pass("21:56", "22:30");
  expect(await open(screen)).toEqual([]);
});

it("the server's own absence is no screen's silence, and what is silent after its return is told of", async () => {
  const { screen, device } = await show.screen();
  const { screen: lost, device: former } = await show.screen();
  await show.beat(device, 0, show.at("15:00:00"));
  await show.beat(former, 0, show.at("15:00:00"));
  await pass("15:01", "15:02");
  // Nobody is there for twenty minutes, and alerts are due after ten.
  await pass("15:22", "15:23");
  await show.beat(device, 0, show.at("15:23:30"));
  await pass("15:24", "15:31");
  await show.beat(device, 0, show.at("15:31:30"));
  expect(await all(screen)).toEqual([]);
  expect(await all(lost)).toEqual([]);
  await pass("15:32", "15:33");
  expect(await all(lost)).toMatchObject([{ since: "2026-06-15T07:22:00.000Z", endedAt: null }]);
  // Once, however often the server comes and goes.
  await pass("15:50", "16:05");
  expect(await all(lost)).toHaveLength(1);
});

it("a screen's call before the watch's own return tells the same", async () => {
  const { screen, device } = await show.screen();
  const { device: first } = await show.screen();
  await show.beat(device, 0, show.at("16:30:00"));
  await pass("16:31", "16:32");
  await show.beat(first, 0, show.at("16:50:00"));
  await pass("16:50", "16:59");
  expect(await all(screen)).toEqual([]);
  await pass("17:00", "17:00");
  expect(await all(screen)).toHaveLength(1);
});

it("the watch may be late while the server is at work: what is silent then is told of in time", async () => {
  const { screen, device } = await show.screen();
  const { device: other } = await show.screen();
  await show.beat(device, 0, show.at("17:30:00"));
  for (let minute = 30; minute <= 40; minute += 1) await show.beat(other, 0, show.at(`17:${minute}:10`));
  await pass("17:41", "17:41");
  expect(await all(screen)).toHaveLength(1);
});

it("a screen that was paired and never heard of is silent from its pairing on; one that was never paired is not", async () => {
  const { id: screen } = await show.stage.screen({});
  const { id: unpaired } = await show.stage.screen({});
  const { device } = await show.screen();
  await show.beat(device, 0, show.at("18:00:00"));
  await pass("18:01", "18:20");
  await show.stage.pair(screen, show.at("18:20:30"));
  await pass("18:21", "18:30");
  expect(await all(screen)).toEqual([]);
  await pass("18:31", "18:35");
  expect(await all(screen)).toMatchObject([{ since: "2026-06-15T10:20:30.000Z", endedAt: null }]);
  expect(await all(unpaired)).toEqual([]);
  await (await show.bureau.as("operator")).call("screen.unpair", { params: { ...show.stage.params, screen } });
  // Whoever pairs it anew has the whole time again.
  await pass("18:36", "18:50");
  await show.stage.pair(screen, show.at("18:50:30"));
  await pass("18:51", "18:59");
  expect(await open(screen)).toEqual([]);
  expect(await all(screen)).toHaveLength(1);
});

async function set(body: { alertMinutes?: number; alertWebhook: string | null }): Promise<void> {
  const admin = await show.bureau.as("admin");
  const { revision } = await admin.call("bureau.get", { params: show.stage.params });
  await admin.call("bureau.update", { params: show.stage.params, revision, body });
}

const open = (screen?: string) => list({ open: "true", screen });
const all = (screen: string) => list({ screen });

async function list(query: { open?: "true"; screen: string | undefined }) {
  const operator = await show.bureau.as("operator");
  return (await operator.call("alert.list", { params: show.stage.params, query })).items;
}

/** Has the timers run in every minute from one to the other, as they do. */
async function pass(from: string, to: string): Promise<void> {
  const until = Date.parse(show.at(`${to}:00`));
  for (let now = Date.parse(show.at(`${from}:00`)); now <= until; now += 60_000) {
    vi.useFakeTimers({ now, toFake: ["Date"] });
    await runDurableObjectAlarm(stub());
    vi.useRealTimers();
  }
}

/** What waits to be sent, taken out: the receiver does not exist. */
function taken(): Promise<{ text: string }[]> {
  return runInDurableObject(stub(), (_, state) =>
    state.storage.sql
      .exec<{ payload: string }>("DELETE FROM outbox WHERE kind = 'alert.send' RETURNING payload")
      .toArray()
      .map(({ payload }) => JSON.parse(payload)),
  );
}

// Safe because `wrangler.toml` binds it.
function stub() {
  return (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(show.bureau.id);
}
