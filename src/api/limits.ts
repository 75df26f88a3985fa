import type { Hono } from "hono";
import type { EndpointRow, LimitName } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { byRole } from "../domain/permission/table.ts";
import { sha256 } from "../platform/digest.ts";
import type { Limit } from "../platform/limit.ts";
import { routeOf } from "./bureau.ts";
import { networkOf } from "./client-address.ts";
import { tooMany } from "./ceiling.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { signedInFor } from "./session.ts";
import { limiterOf } from "./objects.ts";

const SECOND = 1_000;
const MINUTE = 60_000;

/**
 * What is limited by name. An office, or all screens of a branch after a power cut, stand behind one address: the
 * bursts by address are for all of them together, the rate after it is what guessing gets.
 */
const LIMITS: Record<LimitName | "sign_in" | "account", Limit & { by: "address" | "person" | "account" }> = {
  sign_in: { by: "address", burst: 120, everyMs: 6 * SECOND },
  account: { by: "account", burst: 20, everyMs: 15 * SECOND },
  setup: { by: "address", burst: 10, everyMs: MINUTE },
  invitation: { by: "address", burst: 120, everyMs: 6 * SECOND },
  pairing: { by: "address", burst: 300, everyMs: SECOND },
  // A screen asks every 3 seconds while it waits.
  pairing_poll: { by: "address", burst: 600, everyMs: 10 },
  // Who guesses codes takes over screens that wait.
  pair: { by: "person", burst: 300, everyMs: 2 * SECOND },
  feed: { by: "address", burst: 600, everyMs: 25 },
  upload: { by: "person", burst: 300, everyMs: 2 * SECOND },
  export: { by: "person", burst: 30, everyMs: 20 * SECOND },
};

const SHARDS = 8;

/** Takes one of `key`'s allowance, or throws `rate_limited`. The demo loader is not counted. */
async function take(c: Ctx, name: keyof typeof LIMITS, key: string): Promise<void> {
  if (key === "" || c.get("replayed")) return;
  const shard = parseInt(sha256(`${name} ${key}`).slice(0, 2), 16) % SHARDS;
  const waitS = await limiterOf(c.env, shard).take({ name, key, limit: LIMITS[name] }, c.get("nowMs"));
  if (waitS > 0) throw tooMany(waitS);
}

/** Counts a try at an account's password, whoever makes it and from wherever. */
export async function takeAccount(c: Ctx, email: string): Promise<void> {
  await take(c, "account", sha256(email.trim().toLowerCase()));
}

/** What can be told before a row's handler runs: in front of every route whose row names a limit. */
export function limitRoutes(app: Hono<AppEnv>): void {
  app.on(["GET", "POST"], "/api/auth/*", async (c, next) => {
    // The way back from a provider as much as the way in: it is asked about, and leaves a row.
    const [, way] = /\/(sign-in|callback)\//.exec(c.req.path) ?? [];
    const network = networkOf(c.get("address"));
    if (way !== undefined && network !== "") await take(c, "sign_in", `${way} ${network}`);
    await next();
  });
  for (const row of Object.values<EndpointRow>(ENDPOINTS)) {
    const name = row.limit;
    if (name === undefined) continue;
    if (byRole(row.permission)) app.on(row.method, routeOf(row), signedInFor(row));
    const key = (c: Ctx) => (LIMITS[name].by === "person" ? c.get("account").id : networkOf(c.get("address")));
    app.on(row.method, routeOf(row), async (c, next) => {
      await take(c, name, key(c));
      await next();
    });
  }
}
