import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { POLICY_PRESETS } from "../contracts/policy.ts";
import { Problem } from "../contracts/problem.ts";
import { requireStrong } from "../directory/password.ts";
import { settle } from "../platform/answer.ts";
import { sameSecret } from "../platform/digest.ts";
import { requireZone } from "../platform/reference.ts";
import { callerOf, routeOf } from "./bureau.ts";
import { requireDemoLoader } from "./clock.ts";
import { factsOf, type AppEnv } from "./context.ts";
import { anyBureau, directoryOf } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";
import { browserOf } from "./session.ts";

/** The first bureau, by the one-time link that the start of an empty server prints. */
export function setupRoutes(app: Hono<AppEnv>): void {
  const create = ENDPOINTS["setup.create"];
  app.post(routeOf(create), async (c) => {
    const { token, bureau, admin } = (await readRow(c, create)).body;
    const directory = directoryOf(c.env);
    if (!c.env.SETUP_SECRET || !sameSecret(token, c.env.SETUP_SECRET)) throw new Problem("forbidden");
    if (await directory.reached("setup")) throw new Problem("gone");
    // All that can be refused is judged before the first step: a refusal leaves no account and no half a bureau.
    requireStrong("admin.password", admin.password, POLICY_PRESETS.default);
    requireZone("bureau.zone", bureau.zone);
    // A first try may have been cut off between these steps: each of them can be done again.
    const account = settle(await directory.foundAccount(factsOf(c), browserOf(c), admin));
    c.set("account", account);
    await directory.reserveBureau(factsOf(c), { id: bureau.id, name: bureau.name });
    const founded = await anyBureau(c.env, bureau.id).found(callerOf(c), bureau);
    const value = !founded.ok && founded.problem.code === "conflict" ? founded.problem.current : settle(founded);
    settle(await directory.reach(factsOf(c), "setup", account.id));
    return rowResponse(c, create, value);
  });

  const ready = ENDPOINTS["demo.ready"];
  app.post(routeOf(ready), async (c) => {
    await requireDemoLoader(c);
    settle(await directoryOf(c.env).reach(factsOf(c), "demo_ready"));
    return rowResponse(c, ready, undefined);
  });
}
