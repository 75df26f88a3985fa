import type { Hono, MiddlewareHandler } from "hono";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { allows, byRole } from "../domain/permission/table.ts";
import { settle } from "../platform/answer.ts";
import { sha256 } from "../platform/digest.ts";
import { JSON_LIMIT, readText } from "./body.ts";
import { idempotencyKey, routeOf } from "./bureau.ts";
import { networkOf } from "./client-address.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { accountOf, ownAccount, signedInNow } from "./session.ts";
import { bureauOf, directoryOf } from "./objects.ts";

/** What is kept of an answer: enough to give it again. */
interface Kept {
  status: number;
  headers: [name: string, value: string][];
  body: string;
}

/**
 * `Idempotency-Key` for unsafe requests whose work is not one verb of a bureau (a verb keeps its answer in its own
 * transaction): the directory keeps the answer for a day. What screens and uploads send is repeatable by what it is.
 */
export function repeatRoutes(app: Hono<AppEnv>): void {
  for (const [id, row] of Object.entries<EndpointRow>(ENDPOINTS)) {
    if (row.method === "GET" || row.permission === "device" || isBytes(row) || signsIn(row)) continue;
    // A file is not kept: asked for again, it is exported again.
    if (row.produces) continue;
    if (byRole(row.permission) && row.adapter !== "own") continue;
    app.on(row.method, routeOf(row), repeatable(id, row));
  }
}

/** A session is nobody's to get twice: signing in again makes another. */
function signsIn(row: EndpointRow): boolean {
  return row.permission === "public" && row.path.startsWith("/api/auth/");
}

/** Bytes by a ticket. */
function isBytes(row: EndpointRow): boolean {
  return row.method === "PUT" && row.body === undefined;
}

function repeatable(action: string, row: EndpointRow): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = idempotencyKey(c);
    if (key === undefined) return next();
    // An answer that is kept is as good as the act: whose session has ended gets neither.
    await guardOf(row)?.(c, async () => {});
    const text = await readText(c.req.raw.clone().body, JSON_LIMIT);
    const bodySha256 = sha256(`${c.req.path}\n${text}`);
    const request = { actor: await actorOf(c), key, action, bodySha256 };
    const directory = directoryOf(c.env);
    const kept = settle(await directory.beginRepeatable(factsOf(c), request));
    if (kept !== null) {
      // Who may no longer do this is refused by the row itself.
      if (!(await mayStill(c, row))) return next();
      c.res = responseOf(JSON.parse(kept));
      return;
    }
    let answer: string | null = null;
    try {
      await next();
      answer = await keep(c.res);
    } finally {
      await directory.endRepeatable(factsOf(c), request, answer);
    }
  };
}

/** Who has to be signed in, as the directory knows it now; null where nobody has. */
function guardOf({ permission }: EndpointRow): MiddlewareHandler<AppEnv> | null {
  if (permission === "signed_in") return ownAccount;
  return permission === "operator" || byRole(permission) ? signedInNow : null;
}

async function mayStill(c: Ctx, { permission }: EndpointRow): Promise<boolean> {
  if (permission === "operator") return directoryOf(c.env).isOperator(c.get("account").id);
  if (!byRole(permission)) return true;
  const bureau = await bureauOf(c.env, c.req.param("bureau") ?? "");
  const place = await bureau.membership(c.get("account").id);
  const { roles = [], institutions = [] } = place?.member ?? {};
  return allows(permission, [...roles, ...institutions.map(({ role }) => role)]);
}

/** Keys belong to whoever is signed in, else to a token, else to an address. */
async function actorOf(c: Ctx): Promise<string> {
  const account = c.get("account") ?? (await accountOf(c));
  if (account) return account.id;
  const token = c.req.header("authorization");
  return sha256(token ?? networkOf(c.get("address")));
}

/** Null for a refusal, and for a file on its way. Cookies are those of the request's own session. */
async function keep(response: Response): Promise<string | null> {
  const whole = response.status === 204 || response.headers.get("content-type")?.startsWith("application/json");
  if (!response.ok || !whole) return null;
  const headers = [...response.headers].filter(([name]) => name !== "set-cookie");
  const kept: Kept = { status: response.status, headers, body: await response.clone().text() };
  return JSON.stringify(kept);
}

function responseOf({ status, headers, body }: Kept): Response {
  return new Response(body === "" ? null : body, { status, headers });
}
