import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { WithCookies } from "../directory/identity.ts";
import { settle, type Answer } from "../platform/answer.ts";
import { routeOf } from "./bureau.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { takeAccount } from "./limits.ts";
import { noRoute } from "./no-route.ts";
import { directoryOf } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";
import { browserOf, giveCookies, ownAccount } from "./session.ts";

/** Signing in and out, passwords and second factors: better-auth in the directory's object, path by path. */
export function authRoutes(app: Hono<AppEnv>): void {
  signInRoutes(app);
  oidcRoutes(app);
  secretRoutes(app);
  linkRoutes(app);
  // What of better-auth has no row does not exist.
  app.all("/api/auth/*", (c) => {
    throw noRoute(c);
  });
}

function signInRoutes(app: Hono<AppEnv>): void {
  const signIn = ENDPOINTS["account.sign_in"];
  app.post(routeOf(signIn), async (c) => {
    const { body } = await readRow(c, signIn);
    await takeAccount(c, body.email);
    return rowResponse(c, signIn, given(c, await directoryOf(c.env).signIn(factsOf(c), browserOf(c), body)));
  });

  const verify = ENDPOINTS["account.verify"];
  app.post(routeOf(verify), async (c) => {
    const { code } = (await readRow(c, verify)).body;
    const answer = await directoryOf(c.env).verifyFactor(factsOf(c), browserOf(c), "totp", code);
    return rowResponse(c, verify, given(c, answer));
  });

  const recover = ENDPOINTS["account.recover"];
  app.post(routeOf(recover), async (c) => {
    const { code } = (await readRow(c, recover)).body;
    const answer = await directoryOf(c.env).verifyFactor(factsOf(c), browserOf(c), "recovery", code);
    return rowResponse(c, recover, given(c, answer));
  });

  const signOut = ENDPOINTS["account.sign_out"];
  app.post(routeOf(signOut), async (c) => {
    await readRow(c, signOut);
    giveCookies(c, await directoryOf(c.env).signOut(factsOf(c), browserOf(c), "here"));
    return rowResponse(c, signOut, undefined);
  });
}

function oidcRoutes(app: Hono<AppEnv>): void {
  const start = ENDPOINTS["account.sign_in_oidc"];
  app.post(routeOf(start), async (c) => {
    const { next } = (await readRow(c, start)).body;
    return rowResponse(c, start, given(c, await directoryOf(c.env).startOidc(factsOf(c), browserOf(c), next)));
  });

  const finish = ENDPOINTS["account.return_oidc"];
  app.get(routeOf(finish), async (c) => {
    const { search } = new URL(c.req.url);
    const to = given(c, await directoryOf(c.env).finishOidc(factsOf(c), browserOf(c), search));
    c.header("cache-control", "no-store");
    return c.redirect(to, 302);
  });
}

/** What asks for the password once more. */
function secretRoutes(app: Hono<AppEnv>): void {
  const change = ENDPOINTS["account.change_password"];
  app.post(routeOf(change), ownAccount, async (c) => {
    const { body } = await readRow(c, change);
    const directory = directoryOf(c.env);
    giveCookies(c, settle(await directory.changePassword(factsOf(c), browserOf(c), c.get("account"), body)));
    return rowResponse(c, change, undefined);
  });

  const enable = ENDPOINTS["account.enable_two_factor"];
  app.post(routeOf(enable), ownAccount, async (c) => {
    const { password } = (await readRow(c, enable)).body;
    const answer = await directoryOf(c.env).enableTwoFactor(factsOf(c), browserOf(c), c.get("account"), password);
    return rowResponse(c, enable, given(c, answer));
  });

  const disable = ENDPOINTS["account.disable_two_factor"];
  app.post(routeOf(disable), ownAccount, async (c) => {
    const { password } = (await readRow(c, disable)).body;
    const directory = directoryOf(c.env);
    giveCookies(c, settle(await directory.disableTwoFactor(factsOf(c), browserOf(c), c.get("account"), password)));
    return rowResponse(c, disable, undefined);
  });

  const renew = ENDPOINTS["account.renew_recovery_codes"];
  app.post(routeOf(renew), ownAccount, async (c) => {
    const { password } = (await readRow(c, renew)).body;
    const answer = await directoryOf(c.env).renewRecoveryCodes(factsOf(c), browserOf(c), c.get("account"), password);
    return rowResponse(c, renew, settle(answer));
  });
}

function linkRoutes(app: Hono<AppEnv>): void {
  for (const [id, allowed] of [
    ["account.unlink_oidc", false],
    ["account.allow_oidc", true],
  ] as const) {
    const row = ENDPOINTS[id];
    app.post(routeOf(row), ownAccount, async (c) => {
      const { password } = (await readRow(c, row)).body;
      const directory = directoryOf(c.env);
      settle(await directory.linkOidc(factsOf(c), browserOf(c), c.get("account"), password, allowed));
      giveCookies(c, []);
      return rowResponse(c, row, undefined);
    });
  }
}

/** The value of an answer whose cookies the browser is given. */
function given<Value>(c: Ctx, answer: Answer<WithCookies<Value>>): Value {
  const { value, setCookies } = settle(answer);
  giveCookies(c, setCookies);
  return value;
}
