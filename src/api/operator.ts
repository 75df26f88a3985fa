import type { Hono } from "hono";
import { Founding } from "../contracts/bureau.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { invalid } from "../contracts/problem.ts";
import type { OperatorInput, OperatorResult, OperatorVerbId } from "../directory/operate.ts";
import { settle } from "../platform/answer.ts";
import { requireZone } from "../platform/reference.ts";
import { callerOf, namingTheId, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { signedInFor } from "./session.ts";
import { anyBureau, directoryOf } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";

/** What the platform's operators do. The directory judges who is one; no bureau's data come this way. */
export function operatorRoutes(app: Hono<AppEnv>): void {
  const bureaus = ENDPOINTS["bureau.list"];
  app.get(routeOf(bureaus), signedInFor(bureaus), async (c) => {
    const { query } = await readRow(c, bureaus);
    return rowResponse(c, bureaus, await operate(c, "bureau.list", query));
  });

  const create = ENDPOINTS["bureau.create"];
  app.post(routeOf(create), signedInFor(create), async (c) => {
    const { id, name, zone, parent, administrator: email } = (await readRow(c, create)).body;
    requireZone("zone", zone);
    const reserved = await operate(c, "bureau.create", { id, name, parent });
    const founding = Founding.parse({ id, name: reserved.bureau.name, zone });
    const facts = { founding, parent: reserved.parent, email };
    const founded = await anyBureau(c.env, id).foundFor(callerOf(c), facts);
    if (!founded.ok && founded.problem.code === "conflict") throw invalid("id", "此代号已被使用", "This id is taken");
    return rowResponse(c, create, { bureau: reserved.bureau, invitation: settle(founded) });
  });

  const place = ENDPOINTS["bureau.place"];
  app.put(routeOf(place), signedInFor(place), async (c) => {
    const { params, body, revision } = await readRow(c, place);
    const id = params["bureau"] ?? "";
    return rowResponse(c, place, await operate(c, "bureau.place", { id, ...body, revision }, params));
  });

  const invite = ENDPOINTS["bureau.invite"];
  app.post(routeOf(invite), signedInFor(invite), async (c) => {
    const { params, body } = await readRow(c, invite);
    const id = params["bureau"] ?? "";
    await operate(c, "bureau.invitable", id, params);
    const invitation = settle(await anyBureau(c.env, id).inviteFirst(callerOf(c), body.administrator));
    await operate(c, "bureau.invite", id);
    return rowResponse(c, invite, invitation);
  });

  const waiting = ENDPOINTS["password_reset.waiting"];
  app.get(routeOf(waiting), signedInFor(waiting), async (c) => {
    await readRow(c, waiting);
    return rowResponse(c, waiting, await operate(c, "password_reset.waiting", null));
  });

  const confirm = ENDPOINTS["password_reset.confirm"];
  app.post(routeOf(confirm), signedInFor(confirm), async (c) => {
    const { params } = await readRow(c, confirm);
    const id = params["password_reset"] ?? "";
    return rowResponse(c, confirm, await operate(c, "password_reset.confirm", id, params));
  });

  const refuse = ENDPOINTS["password_reset.refuse"];
  app.delete(routeOf(refuse), signedInFor(refuse), async (c) => {
    const { params } = await readRow(c, refuse);
    return rowResponse(c, refuse, await operate(c, "password_reset.refuse", params["password_reset"] ?? "", params));
  });

  const operators = ENDPOINTS["operator.list"];
  app.get(routeOf(operators), signedInFor(operators), async (c) => {
    const { query } = await readRow(c, operators);
    return rowResponse(c, operators, await operate(c, "operator.list", query));
  });

  const appoint = ENDPOINTS["operator.appoint"];
  app.post(routeOf(appoint), signedInFor(appoint), async (c) => {
    const { email } = (await readRow(c, appoint)).body;
    return rowResponse(c, appoint, await operate(c, "operator.appoint", email));
  });

  const dismiss = ENDPOINTS["operator.dismiss"];
  app.delete(routeOf(dismiss), signedInFor(dismiss), async (c) => {
    const { params } = await readRow(c, dismiss);
    return rowResponse(c, dismiss, await operate(c, "operator.dismiss", params["person"] ?? "", params));
  });
}

async function operate<Id extends OperatorVerbId>(
  c: Ctx,
  id: Id,
  input: OperatorInput<Id>,
  params: Record<string, string> = {},
): Promise<OperatorResult<Id>> {
  try {
    return settle(await directoryOf(c.env).operate(id, callerOf(c), input));
  } catch (error) {
    throw namingTheId(error, params);
  }
}
