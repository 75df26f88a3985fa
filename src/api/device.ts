import type { Context, Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { Problem } from "../contracts/problem.ts";
import { settle } from "../platform/answer.ts";
import { readText, requireJson } from "./body.ts";
import { routeOf } from "./bureau.ts";
import { takeScreen } from "./ceiling.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { bureauOf, directoryOf, type BureauStub } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";

/** What a batch of 500 plays may weigh at most, gunzipped. */
const PLAYS_LIMIT = 2 * 1024 * 1024;

/** `fangfei_<bureau>_<screen>_<secret>`: names where it belongs, so a screen can only ever ask for itself. */
const TOKEN = /^fangfei_([a-z][a-z0-9-]{1,30}[a-z0-9])_(scr_[0-9a-hjkmnp-tv-z]{26})_([\w-]{43})$/;

/** The device protocol, version 1. */
export function deviceRoutes(app: Hono<AppEnv>): void {
  const offer = ENDPOINTS["pairing.create"];
  app.post(routeOf(offer), async (c) => {
    const { body } = await readRow(c, offer);
    return rowResponse(c, offer, await directoryOf(c.env).createPairing(factsOf(c), body));
  });

  const poll = ENDPOINTS["pairing.poll"];
  app.get(routeOf(poll), async (c) => {
    const secret = bearerOf(c);
    const { params } = await readRow(c, poll);
    return rowResponse(
      c,
      poll,
      settle(await directoryOf(c.env).pollPairing(factsOf(c), params["pairing"] ?? "", secret)),
    );
  });

  app.get(routeOf(ENDPOINTS["manifest.get"]), async (c) => {
    const { bureau, key } = await deviceOf(c);
    // nginx makes an ETag weak when it compresses.
    const seen = /^(?:W\/)?"([0-9a-f]+)"$/.exec(c.req.header("if-none-match") ?? "")?.[1] ?? null;
    const { version, body } = settle(await bureau.deviceManifest(key, seen, factsOf(c)));
    return stored(c, version, body, "private, no-cache");
  });

  app.get(routeOf(ENDPOINTS["plan.get"]), async (c) => {
    const { bureau, key } = await deviceOf(c);
    const plan = c.req.param("plan") ?? "";
    const seen = c.req.header("if-none-match") === `"${plan}"`;
    const body = settle(await bureau.devicePlan(key, plan, seen, factsOf(c)));
    return stored(c, plan, body, "private, max-age=31536000, immutable");
  });

  const record = ENDPOINTS["play.record"];
  app.post(routeOf(record), async (c) => {
    const { bureau, key } = await deviceOf(c);
    const text = await readPlays(c);
    return rowResponse(c, record, settle(await bureau.devicePlays(key, text, factsOf(c))));
  });

  const heartbeat = ENDPOINTS["heartbeat.record"];
  app.post(routeOf(heartbeat), async (c) => {
    const { bureau, key } = await deviceOf(c);
    const { body } = await readRow(c, heartbeat);
    return rowResponse(c, heartbeat, settle(await bureau.deviceHeartbeat(key, body, factsOf(c))));
  });
}

function bearerOf(c: Ctx): string {
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
  if (bearer === undefined) throw new Problem("unauthenticated");
  return bearer;
}

/** The bureau and screen that a token names. Whether its secret is good, the bureau judges with every request. */
export async function deviceOf(
  c: Ctx,
  token = bearerOf(c),
): Promise<{ bureau: BureauStub; bureauId: string; key: { screen: string; secret: string } }> {
  const [, bureau, screen, secret] = TOKEN.exec(token) ?? [];
  if (bureau === undefined || screen === undefined || secret === undefined) throw new Problem("unauthenticated");
  takeScreen(c, token);
  try {
    return { bureau: await bureauOf(c.env, bureau), bureauId: bureau, key: { screen, secret } };
  } catch (error) {
    if (error instanceof Problem && error.facts.code === "not_found") throw new Problem("unauthenticated");
    throw error;
  }
}

/** JSON that was written down once, under a strong ETag; null = the caller has it. `Date` tells a screen the time. */
function stored(c: Ctx, etag: string, body: string | null, cacheControl: string): Response {
  // Made in one piece: each header set by itself costs a screen's request more than everything else here together.
  const headers: Record<string, string> = {
    etag: `"${etag}"`,
    "cache-control": cacheControl,
    date: new Date(c.get("nowMs")).toUTCString(),
  };
  if (body === null) return new Response(null, { status: 304, headers });
  headers["content-type"] = "application/json; charset=utf-8";
  return new Response(body, { headers });
}

/** The body's text, gunzipped where it was sent so, read no further than the limit. */
async function readPlays(c: Context<AppEnv>): Promise<string> {
  requireJson(c);
  const encoding = (c.req.header("content-encoding") ?? "identity").trim().toLowerCase();
  const { body } = c.req.raw;
  if (encoding === "identity" || !body) return readText(body, PLAYS_LIMIT);
  if (encoding !== "gzip") {
    const message = { zh: "应为 gzip 或不压缩", en: "gzip or none is right" };
    throw new Problem("unsupported_type", { errors: [{ path: "Content-Encoding", message }] });
  }
  try {
    return await readText(body.pipeThrough(new DecompressionStream("gzip")), PLAYS_LIMIT);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const message = { zh: "不是完整的 gzip 数据", en: "This is not a whole gzip stream" };
    throw new Problem("malformed", { errors: [{ path: "body", message }] });
  }
}
