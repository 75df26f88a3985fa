import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { newBureau, send } from "../../support/api.ts";
import { newStage } from "../../support/on-air.ts";

const NOW = new Date().toISOString();

it("beyond its bound a channel is refused with when to ask again, until another one has closed", async () => {
  const stage = await newStage(await newBureau());
  // Safe because `vitest.config.ts` binds it.
  const most = Number((env as unknown as { MAX_LIVE: string }).MAX_LIVE);
  const tokens: string[] = [];
  while (tokens.length <= most) {
    const { id } = await stage.screen({}, NOW);
    tokens.push((await stage.pair(id, NOW)).token);
  }
  const [last = "", ...others] = tokens;
  const sockets = [];
  for (const token of others) sockets.push(socketOf(await upgrade(token)));

  const refused = await upgrade(last);
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.json()).toMatchObject({ code: "unavailable" });
  // One that has a channel may change it for a new one.
  sockets.push(socketOf(await upgrade(others[0]!)));

  sockets[1]!.close(1000);
  await expect.poll(async () => (await upgrade(last)).status).toBe(101);
  for (const socket of sockets) socket.close(1000);
});

function upgrade(token: string): Promise<Response> {
  const headers = { upgrade: "websocket", "sec-websocket-protocol": `fangfei.v1, token.${token}` };
  return send("/api/device/v1/live", { headers });
}

function socketOf(response: Response): WebSocket {
  if (!response.webSocket) throw new Error(`The channel was refused: ${response.status}`);
  response.webSocket.accept();
  return response.webSocket;
}
