import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { Me } from "../contracts/member.ts";
import { invalid, Problem } from "../contracts/problem.ts";
import type { WithCookies } from "../directory/identity.ts";
import type { Account } from "../directory/object.ts";
import { settle } from "../platform/answer.ts";
import { callerOf, routeOf } from "./bureau.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { accountOf, browserOf, giveCookies, signedInSoFar } from "./session.ts";
import { bureauOf, directoryOf, type BureauStub } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";

/** Who is signed in, and invitations: what spans the directory and the bureaus. */
export function memberRoutes(app: Hono<AppEnv>): void {
  const me = ENDPOINTS["me.get"];
  app.get(routeOf(me), signedInSoFar, async (c) => rowResponse(c, me, await placesOf(c)));

  const view = ENDPOINTS["invitation.view"];
  app.get(routeOf(view), async (c) => {
    const { bureau, token } = await invitedTo(c);
    const seen = settle(await bureau.viewInvitation(token, c.get("nowMs")));
    return rowResponse(c, view, { ...seen, hasAccount: (await directoryOf(c.env).accountOf(seen.email)) !== null });
  });

  const accept = ENDPOINTS["invitation.accept"];
  app.post(routeOf(accept), async (c) => {
    const { body } = await readRow(c, accept);
    const { bureau, token } = await invitedTo(c);
    const seen = settle(await bureau.viewInvitation(token, c.get("nowMs")));
    const own = await accountOf(c);
    const { value: account, setCookies } = own ? { value: own, setCookies: null } : await newAccount(c, seen, body);
    c.set("account", account);
    settle(await bureau.acceptInvitation(callerOf(c), token));
    if (setCookies) giveCookies(c, setCookies);
    return rowResponse(c, accept, { bureau: seen.bureau, email: seen.email });
  });
}

async function placesOf(c: Ctx): Promise<Me> {
  const person = c.get("account");
  const directory = directoryOf(c.env);
  const [ids, operator] = await Promise.all([directory.bureausOf(person.id), directory.isOperator(person.id)]);
  const places = await Promise.all(
    ids.map(async (id) => ({ id, place: await (await bureauOf(c.env, id)).membership(person.id) })),
  );
  return { person, operator, bureaus: places.flatMap(({ id, place }) => (place ? [{ id, ...place }] : [])) };
}

/** An invitation's token starts with the slug of the bureau it is from. */
async function invitedTo(c: Ctx): Promise<{ bureau: BureauStub; token: string }> {
  const token = c.req.param("invitation_token") ?? "";
  return { bureau: await bureauOf(c.env, token.split(".")[0] ?? ""), token };
}

/** Makes the account of an invited person, signed in. Somebody who has one already signs in first. */
async function newAccount(
  c: Ctx,
  { email, bureau }: { email: string; bureau: string },
  { name, password }: { name?: string | undefined; password?: string | undefined },
): Promise<WithCookies<Account>> {
  const directory = directoryOf(c.env);
  if (await directory.accountOf(email)) throw new Problem("unauthenticated");
  if (name === undefined) throw invalid("name", "请填写姓名", "A name is needed");
  if (password === undefined) throw invalid("password", "请设置密码", "A password is needed");
  return settle(await directory.createAccount(factsOf(c), browserOf(c), bureau, { email, name, password }));
}
