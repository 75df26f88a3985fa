import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { settle } from "../platform/answer.ts";
import { sha256 } from "../platform/digest.ts";
import { callerOf, namingTheId, routeOf } from "./bureau.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { bureauOf, directoryOf } from "./objects.ts";
import { readRow, rowResponse, unknownId, type RowInput } from "./row.ts";
import { browserOf, giveCookies, ownAccount, signedInNow } from "./session.ts";

/** One's own account and where it is signed in; links by which others set a new password. */
export function accountRoutes(app: Hono<AppEnv>): void {
  ownRoutes(app);
  resetRoutes(app);
}

function ownRoutes(app: Hono<AppEnv>): void {
  const options = ENDPOINTS["account.options"];
  app.get(routeOf(options), (c) => {
    const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_NAME } = c.env;
    const oidc = OIDC_ISSUER && OIDC_CLIENT_ID ? { name: OIDC_NAME || "OIDC" } : null;
    return rowResponse(c, options, { oidc });
  });

  const get = ENDPOINTS["account.get"];
  app.get(routeOf(get), ownAccount, async (c) =>
    rowResponse(c, get, await directoryOf(c.env).viewAccount(c.get("session"))),
  );

  const sessions = ENDPOINTS["account.sessions"];
  app.get(routeOf(sessions), ownAccount, async (c) => {
    const items = await directoryOf(c.env).listSessions(c.get("session"), c.get("nowMs"));
    return rowResponse(c, sessions, { items });
  });

  const end = ENDPOINTS["account.end_session"];
  app.delete(routeOf(end), ownAccount, async (c) => {
    const { params } = await readRow(c, end);
    const id = params["account_session"] ?? "";
    const ended = await directoryOf(c.env).endSession(factsOf(c), c.get("account"), id);
    if (!ended.ok) throw unknownId("account_session");
    if (id === c.get("session").id) giveCookies(c, []);
    return rowResponse(c, end, undefined);
  });

  const endAll = ENDPOINTS["account.end_sessions"];
  app.post(routeOf(endAll), ownAccount, async (c) => {
    await readRow(c, endAll);
    giveCookies(c, await directoryOf(c.env).signOut(factsOf(c), browserOf(c), "everywhere"));
    return rowResponse(c, endAll, undefined);
  });
}

function resetRoutes(app: Hono<AppEnv>): void {
  const create = ENDPOINTS["password_reset.create"];
  app.post(routeOf(create), signedInNow, async (c) => {
    const input = await readRow(c, create);
    try {
      return rowResponse(c, create, await offerReset(c, input));
    } catch (error) {
      throw namingTheId(error, input.params);
    }
  });

  const view = ENDPOINTS["password_reset.view"];
  app.get(routeOf(view), async (c) => {
    const { params } = await readRow(c, view);
    return rowResponse(c, view, settle(await directoryOf(c.env).viewReset(factsOf(c), params["reset_token"] ?? "")));
  });

  const use = ENDPOINTS["password_reset.use"];
  app.post(routeOf(use), async (c) => {
    const { params, body } = await readRow(c, use);
    settle(await directoryOf(c.env).redeemReset(factsOf(c), params["reset_token"] ?? "", body.password));
    giveCookies(c, []);
    return rowResponse(c, use, undefined);
  });
}

/** Allowed by the bureau, weighed by the directory, written down by both. */
async function offerReset(c: Ctx, { params, body }: RowInput<(typeof ENDPOINTS)["password_reset.create"]>) {
  const path = { bureau: params["bureau"] ?? "", person: params["person"] ?? "" };
  const bureau = await bureauOf(c.env, path.bureau);
  const directory = directoryOf(c.env);
  const caller = callerOf(c);
  const { separate } = settle(await bureau.perform("password_reset.allowed", caller, { params: path }));
  const asked = { ...path, separate, dropTwoFactor: body.dropTwoFactor };
  const waits = await directory.needsOperator(asked);
  const link = settle(
    await bureau.perform("password_reset.create", caller, { params: path, body: { ...body, waits } }),
  );
  const [tokenSha256, expiresAt] = [sha256(link.token), Date.parse(link.expiresAt)];
  settle(await directory.offerReset(factsOf(c), c.get("account"), { ...asked, tokenSha256, expiresAt }));
  return { ...link, waits };
}
