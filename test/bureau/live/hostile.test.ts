import { env, evictAllDurableObjects, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { LIVE_CLOSE } from "../../../src/contracts/live.ts";
import type { Takeover } from "../../../src/contracts/takeover.ts";
import { newBureau, send, type TestBureau } from "../../support/api.ts";
import { newStage, type Device, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
const NOW = new Date().toISOString();
const CLOCK = JSON.stringify({ type: "clock", sentAt: 1 });
const STYLE = { template: "static", color: "#ffffff", background: "#8b1a1a" } as const;

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
}, 120_000);
afterEach(() => {
  vi.useRealTimers();
});

describe("a live channel", () => {
  it.each([
    ["", async () => undefined],
    [", also when its object has slept", evictAllDurableObjects],
  ])("on which nothing has come for a minute and a half is dead%s", async (_, sleep) => {
    const [gone, there] = [await pairedScreen(), await pairedScreen()];
    const [lost, held] = [await open(gone.device), await open(there.device)];
    const began = Date.now();
    at(began + 80_000);
    held.socket.send(CLOCK);
    await expect.poll(() => held.heard.length).toBe(1);
    await sleep();
    await timers();
    expect([await isLive(gone.screen), await isLive(there.screen)]).toEqual([true, true]);
    at(began + 100_000);
    await sleep();
    await timers();
    expect([await isLive(gone.screen), await isLive(there.screen)]).toEqual([false, true]);
    expect(await lost.closed).toBe(LIVE_CLOSE.silent);
    const again = await open(gone.device);
    await timers();
    expect([await isLive(gone.screen), await isLive(there.screen)]).toEqual([true, true]);
    for (const { socket } of [held, again]) socket.close(1000);
  });

  it("outlives its object's sleep: it answers, is told, and gives way to a newer one", async () => {
    const { screen, device } = await pairedScreen();
    const channel = await open(device);
    await evictAllDurableObjects();
    channel.socket.send(CLOCK);
    await expect.poll(() => channel.heard.at(-1)).toMatchObject({ type: "clock", sentAt: 1 });
    const operator = await bureau.as("operator");
    await evictAllDurableObjects();
    expect(await operator.call("screen.identify", { params: { ...stage.params, screen } })).toMatchObject({
      told: true,
    });
    await expect.poll(() => channel.heard.at(-1)).toEqual({ type: "identify" });
    await evictAllDurableObjects();
    const newer = await open(device);
    expect(await channel.closed).toBe(LIVE_CLOSE.replaced);
    expect(await operator.call("screen.identify", { params: { ...stage.params, screen } })).toMatchObject({
      told: true,
    });
    await expect.poll(() => newer.heard).toEqual([{ type: "identify" }]);
    newer.socket.close(1000);
  });

  it("ends when more comes up than a screen has to say; no other does, and a new one has no new allowance", async () => {
    const [flooding, quiet] = [await pairedScreen(), await pairedScreen()];
    const [one, other] = [await open(flooding.device), await open(quiet.device)];
    for (let n = 0; n < 300; n += 1) one.socket.send(CLOCK);
    expect(await one.closed).toBe(LIVE_CLOSE.flooded);
    expect(one.heard.length).toBeLessThan(100);
    const again = await open(flooding.device);
    for (let n = 0; n < 50; n += 1) again.socket.send(CLOCK);
    expect(await again.closed).toBe(LIVE_CLOSE.flooded);
    other.socket.send(CLOCK);
    await expect.poll(() => other.heard.length).toBe(1);
    other.socket.close(1000);
  });

  it("takes no harm from what was on its way when it was closed", async () => {
    const { device } = await pairedScreen();
    const { socket, closed, heard } = await open(device);
    for (const said of ["nonsense", CLOCK, "nonsense", CLOCK]) socket.send(said);
    expect(await closed).toBe(LIVE_CLOSE.malformed);
    expect(heard).toEqual([]);
  });

  it("is refused to a screen whose former ones linger, until one of them is gone", async () => {
    const { screen, device } = await pairedScreen();
    const lingering = [];
    for (let n = 0; n < 8; n += 1) lingering.push(await open(device, { allowHalfOpen: true }));
    const refused = await upgrade(device.token);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ code: "unavailable" });
    lingering[0]?.socket.close(1000);
    await expect.poll(async () => (await upgrade(device.token)).status).toBe(101);
    const operator = await bureau.as("operator");
    await operator.call("screen.unpair", { params: { ...stage.params, screen } });
    expect(await isLive(screen)).toBe(false);
    for (const { socket } of lingering) socket.close(1000);
  });
});

describe("a takeover", () => {
  it("is heard once by those whom it names, and by nobody else", async () => {
    const named = await pairedScreen();
    const unpaired = await stage.screen({}, NOW);
    const other = await pairedScreen();
    const [one, two] = [await open(named.device), await open(other.device)];
    const admin = await bureau.as("admin");
    const takeover = await issue([named.screen, unpaired.id]);
    expect(takeover.screens.map((each) => each.screen).toSorted()).toEqual([named.screen, unpaired.id].toSorted());
    const params = { ...stage.params, takeover: takeover.id };
    const ends = [1, 2].map(() =>
      admin.call("takeover.end", { params, revision: takeover.revision, body: { reason: "解除" } }),
    );
    const settled = await Promise.allSettled(ends);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect.poll(() => one.heard.length).toBe(2);
    expect(one.heard).toEqual([
      { type: "takeover", takeover: takeover.id },
      { type: "takeover_end", takeover: takeover.id },
    ]);
    expect(two.heard).toEqual([]);
    for (const { socket } of [one, two]) socket.close(1000);
  });

  it("of all screens is heard once by each that is there, whoever comes and goes meanwhile", async () => {
    const { screen, device } = await pairedScreen();
    const leaving = await pairedScreen();
    const [stays, leaves] = [await open(device), await open(leaving.device)];
    const { items } = await (await bureau.as("operator")).call("screen.list", { params: stage.params });
    leaves.socket.close(1000);
    const [takeover, late] = await Promise.all([issue(items.map(({ id }) => id)), open(leaving.device)]);
    expect(takeover.screens.map((each) => each.screen)).toContain(screen);
    await expect.poll(() => stays.heard).toEqual([{ type: "takeover", takeover: takeover.id }]);
    for (const { socket } of [stays, late]) socket.close(1000);
  });

  it("that is asked for twice under one key is one, and is said once", async () => {
    const { screen, device } = await pairedScreen();
    const channel = await open(device);
    const admin = await bureau.as("admin");
    const ask = async () => {
      const response = await admin.send(`/api/bureaus/${bureau.id}/takeovers`, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": "twice" },
        body: JSON.stringify(bodyOf([screen])),
      });
      expect(response.status).toBe(201);
      return (await response.json<Takeover>()).id;
    };
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toBe(first);
    await (await bureau.as("operator")).call("screen.identify", { params: { ...stage.params, screen } });
    await expect.poll(() => channel.heard.length).toBe(2);
    expect(channel.heard).toEqual([{ type: "takeover", takeover: first }, { type: "identify" }]);
    channel.socket.close(1000);
  });

  it("is refused where it names nobody, lasts too long, or not long enough", async () => {
    const { id } = await stage.screen({}, NOW);
    const admin = await bureau.as("admin");
    const refused = (body: ReturnType<typeof bodyOf>) => admin.call("takeover.issue", { params: stage.params, body });
    for (const body of [
      bodyOf([]),
      bodyOf([id], 86_400_001),
      bodyOf([id], 9_999),
      bodyOf([id], Number.MAX_SAFE_INTEGER),
    ])
      await expect(refused(body)).rejects.toMatchObject({ problem: { code: "invalid" } });
    expect((await issue([id], 86_400_000)).state).toBe("on_air");
  });
});

function bodyOf(screens: string[], durationMs = 60_000) {
  return { content: { text: "请立即避险", style: STYLE }, targets: { screens }, durationMs, reason: "演练" };
}

async function issue(screens: string[], durationMs = 60_000): Promise<Takeover> {
  const admin = await bureau.as("admin");
  return admin.call("takeover.issue", { params: stage.params, body: bodyOf(screens, durationMs) });
}

async function pairedScreen(): Promise<{ screen: string; device: Device }> {
  const { id } = await stage.screen({}, NOW);
  return { screen: id, device: await stage.pair(id, NOW) };
}

async function isLive(screen: string): Promise<boolean> {
  const operator = await bureau.as("operator");
  return (await operator.call("screen.get", { params: { ...stage.params, screen } })).health.live;
}

function at(nowMs: number): void {
  vi.useFakeTimers({ now: nowMs, toFake: ["Date"] });
}

async function timers(): Promise<void> {
  // Safe because `wrangler.toml` binds it.
  const { BUREAU } = env as unknown as { BUREAU: DurableObjectNamespace };
  expect(await runDurableObjectAlarm(BUREAU.getByName(bureau.id))).toBe(true);
}

function upgrade(token: string): Promise<Response> {
  const headers = { upgrade: "websocket", "sec-websocket-protocol": `fangfei.v1, token.${token}` };
  return send("/api/device/v1/live", { headers });
}

/** `plan_changed` is left out: it comes whenever a test makes a screen. */
async function open(device: Device, options?: { allowHalfOpen: boolean }) {
  const { webSocket: socket, status } = await upgrade(device.token);
  if (!socket) throw new Error(`The channel was refused: ${status}`);
  const heard: { type: string }[] = [];
  socket.addEventListener("message", ({ data }) => {
    const said: { type: string } = JSON.parse(String(data));
    if (said.type !== "plan_changed") heard.push(said);
  });
  const closed = new Promise<number>((resolve) => socket.addEventListener("close", ({ code }) => resolve(code)));
  socket.accept(options);
  return { socket, heard, closed };
}
