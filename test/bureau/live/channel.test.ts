import { beforeAll, describe, expect, it } from "vitest";
import { LIVE_CLOSE } from "../../../src/contracts/live.ts";
import { newBureau, send, type TestBureau } from "../../support/api.ts";
import { newStage, type Device, type Stage } from "../../support/on-air.ts";

let bureau: TestBureau;
let stage: Stage;
const NOW = new Date().toISOString();

beforeAll(async () => {
  bureau = await newBureau();
  stage = await newStage(bureau);
});

describe("the live channel of a screen", () => {
  it("is opened by the token as a subprotocol, and answers the clock with the screen's own number", async () => {
    const { device } = await pairedScreen();
    const { response, socket } = await open(device.token);
    expect(response.headers.get("sec-websocket-protocol")).toBe("fangfei.v1");
    socket.send(JSON.stringify({ type: "hello" }));
    socket.send(JSON.stringify({ type: "something of a newer player" }));
    socket.send(JSON.stringify({ type: "clock", sentAt: 42.5 }));
    const said = await next(socket);
    expect(said).toMatchObject({ type: "clock", sentAt: 42.5 });
    expect(Math.abs(Date.parse(String(said["serverTime"])) - Date.now())).toBeLessThan(60_000);
    socket.close();
  });

  it("is refused without a good token, and to whoever does not ask for a WebSocket", async () => {
    const { device } = await pairedScreen();
    const other = device.token.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    expect((await upgrade(other)).status).toBe(401);
    expect((await upgrade("nonsense")).status).toBe(401);
    expect((await device.get("/live", NOW)).status).toBe(426);
  });

  it("shows in the screen's health for as long as it is open", async () => {
    const { screen, device } = await pairedScreen();
    expect((await healthOf(screen)).live).toBe(false);
    const { socket, closed } = await open(device.token);
    expect((await healthOf(screen)).live).toBe(true);
    socket.close(1000);
    await closed;
    await expect.poll(async () => (await healthOf(screen)).live).toBe(false);
  });

  it("brings what an operator asks for, and says so when nobody hears it", async () => {
    const { screen, device } = await pairedScreen();
    const operator = await bureau.as("operator");
    const params = { ...stage.params, screen };
    expect(await operator.call("screen.identify", { params })).toEqual({ screen, told: false });
    const { socket } = await open(device.token);
    const heard = next(socket);
    expect(await operator.call("screen.identify", { params })).toEqual({ screen, told: true });
    expect(await heard).toEqual({ type: "identify" });
    const reload = next(socket);
    await operator.call("screen.reload", { params });
    expect(await reload).toEqual({ type: "reload" });
    socket.close();
  });

  it("says when plans may have changed", async () => {
    const { screen, device } = await pairedScreen();
    const { socket } = await open(device.token);
    const heard = next(socket);
    const operator = await bureau.as("operator");
    const { revision } = await operator.call("screen.get", { params: { ...stage.params, screen } });
    await operator.call("screen.update", {
      params: { ...stage.params, screen },
      revision,
      body: { minDwellMs: 9_000 },
    });
    expect(await heard).toMatchObject({ type: "plan_changed" });
    socket.close();
  });

  it("is one for each screen: the newest wins, and the screen stays live", async () => {
    const { screen, device } = await pairedScreen();
    const first = await open(device.token);
    const second = await open(device.token);
    expect((await first.closed).code).toBe(LIVE_CLOSE.replaced);
    expect((await healthOf(screen)).live).toBe(true);
    const heard = next(second.socket);
    await (await bureau.as("operator")).call("screen.identify", { params: { ...stage.params, screen } });
    expect(await heard).toEqual({ type: "identify" });
    second.socket.close();
  });

  it("ends at once when the token is revoked, and when a new one is given out", async () => {
    const { screen, device } = await pairedScreen();
    const operator = await bureau.as("operator");
    const one = await open(device.token);
    await operator.call("screen.unpair", { params: { ...stage.params, screen } });
    expect((await one.closed).code).toBe(LIVE_CLOSE.revoked);
    expect((await upgrade(device.token)).status).toBe(401);
    const again = await stage.pair(screen, NOW);
    const two = await open(again.token);
    await stage.pair(screen, NOW);
    expect((await two.closed).code).toBe(LIVE_CLOSE.revoked);
  });

  it("ends when something comes up that no screen says", async () => {
    const { device } = await pairedScreen();
    for (const nonsense of ["no JSON", "[]", `{"type":"clock","sentAt":"${"9".repeat(2_000)}"}`]) {
      const { socket, closed } = await open(device.token);
      socket.send(nonsense);
      expect((await closed).code).toBe(LIVE_CLOSE.malformed);
    }
  });
});

async function pairedScreen(): Promise<{ screen: string; device: Device }> {
  const { id } = await stage.screen({}, NOW);
  return { screen: id, device: await stage.pair(id, NOW) };
}

async function healthOf(screen: string) {
  const { health } = await (await bureau.as("operator")).call("screen.get", { params: { ...stage.params, screen } });
  return health;
}

function upgrade(token: string): Promise<Response> {
  const headers = { upgrade: "websocket", "sec-websocket-protocol": `fangfei.v1, token.${token}` };
  return send("/api/device/v1/live", { headers });
}

interface Open {
  response: Response;
  socket: WebSocket;
  closed: Promise<CloseEvent>;
}

async function open(token: string): Promise<Open> {
  const response = await upgrade(token);
  if (!response.webSocket) throw new Error(`${response.status} ${await response.text()}`);
  response.webSocket.accept();
  const socket = response.webSocket;
  const closed = new Promise<CloseEvent>((resolve) => socket.addEventListener("close", resolve, { once: true }));
  return { response, socket, closed };
}

function next(socket: WebSocket): Promise<Record<string, unknown>> {
  return new Promise((resolve) =>
    socket.addEventListener("message", ({ data }) => resolve(JSON.parse(String(data))), { once: true }),
  );
}
