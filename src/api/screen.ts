import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { Screen } from "../contracts/screen.ts";
import { settle } from "../platform/answer.ts";
import { callerOf, namingTheId, routeOf } from "./bureau.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { signedInFor } from "./session.ts";
import { bureauOf, directoryOf } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";

/** Pairing spans the directory, which knows the codes, and the bureau, which knows its screens. */
export function screenRoutes(app: Hono<AppEnv>): void {
  const row = ENDPOINTS["screen.pair"];
  app.post(routeOf(row), signedInFor(row), async (c) => {
    const { params, body } = await readRow(c, row);
    try {
      return rowResponse(c, row, await pair(c, body.code));
    } catch (error) {
      throw namingTheId(error, params);
    }
  });
}

async function pair(c: Ctx, code: string): Promise<Screen> {
  const params = { bureau: c.req.param("bureau") ?? "", screen: c.req.param("screen") ?? "" };
  const bureau = await bureauOf(c.env, params.bureau);
  const directory = directoryOf(c.env);
  const caller = callerOf(c);
  settle(await bureau.perform("screen.pairable", caller, { params }));
  // A wrong code must not end the token that the screen has.
  const tokenSha256 = settle(await directory.holdCode(factsOf(c), code, params));
  const screen = settle(await bureau.perform("screen.pair", caller, { params, body: { tokenSha256 } }));
  settle(await directory.claimPairing(factsOf(c), code, params));
  return screen;
}
