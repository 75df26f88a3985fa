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
  const admin = await show.bureau.as("admin");
  const { revision } = await admin.call("bureau.get", { params: show.stage.params });
  const alertWebhook = "https://robot.example/send";
  await admin.call("bureau.update", { params: show.stage.params, revision, body: { alertMinutes: 10, alertWebhook } });
  await show.beat(device, 0, show.at("12:00:00"));
  await timers("12:09:00");
  expect(await open()).toEqual([]);
  await timers("12:10:30");
  await timers("12:30:00");
  expect(await open()).toMatchObject([{ screen, kind: "silent", since: "2026-06-15T04:00:00.000Z", endedAt: null }]);
  await show.beat(device, 0, show.at("12:31:00"));
  await timers("12:32:00");
  expect(await open()).toEqual([]);
  const sent = (await outbox()).map(({ text }) => text);
  expect(sent).toEqual([expect.stringContaining("2026-06-15 12:00"), expect.stringContaining("已恢复")]);
});

it("one screen's alerts are read apart from the others'", async () => {
  const { screen: silent, device } = await show.screen();
  const { screen: other } = await show.screen();
  await show.beat(device, 0, show.at("14:00:00"));
  await timers("15:00:00");
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
  const ofScreen = () => open(screen);
  await timers("23:50:00");
  expect(await ofScreen()).toEqual([]);
});

async function open(screen?: string) {
  const { items } = await (
    await show.bureau.as("operator")
  ).call("alert.list", {
    params: show.stage.params,
    query: { open: "true", screen },
  });
  return items;
}

async function timers(clock: string): Promise<void> {
  vi.useFakeTimers({ now: Date.parse(show.at(clock)), toFake: ["Date"] });
  await runDurableObjectAlarm(stub());
  vi.useRealTimers();
}

/** What waits to be sent: the receiver does not exist. */
function outbox(): Promise<{ text: string }[]> {
  return runInDurableObject(stub(), (_, state) =>
    state.storage.sql
      .exec<{ payload: string }>("SELECT payload FROM outbox WHERE kind = 'alert.send' ORDER BY id")
      .toArray()
      .map(({ payload }) => JSON.parse(payload)),
  );
}

// Safe because `wrangler.toml` binds it.
function stub() {
  return (env as unknown as { BUREAU: DurableObjectNamespace }).BUREAU.getByName(show.bureau.id);
}
