import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { LIVE_PROTOCOL } from "../contracts/live.ts";
import { Problem } from "../contracts/problem.ts";
import { settle, type Answer } from "../platform/answer.ts";
import { upgradeRequest } from "../platform/upgrade.ts";
import { routeOf } from "./bureau.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { deviceOf } from "./device.ts";

/** The live channel. A browser can set no header on a WebSocket, so the token comes as a subprotocol. */
export function liveRoutes(app: Hono<AppEnv>): void {
  app.get(routeOf(ENDPOINTS["live.open"]), async (c) => {
    const { bureau, key } = await deviceOf(c, tokenOf(c));
    if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw new Problem("upgrade_required");
    const response = await bureau.fetch(upgradeRequest({ key, facts: factsOf(c) }));
    if (!response.webSocket) return settle(await response.json<Answer<never>>());
    return new Response(null, {
      status: 101,
      webSocket: response.webSocket,
      headers: { "sec-websocket-protocol": LIVE_PROTOCOL },
    });
  });
}

/** `Sec-WebSocket-Protocol: fangfei.v1, token.<token>`; a Bearer token will do as well. */
function tokenOf(c: Ctx): string | undefined {
  const offered = (c.req.header("sec-websocket-protocol") ?? "").split(",").map((name) => name.trim());
  if (!offered.includes(LIVE_PROTOCOL)) return undefined;
  return offered.find((name) => name.startsWith("token."))?.slice("token.".length);
}
