import type { Hono, MiddlewareHandler } from "hono";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { byRole } from "../domain/permission/table.ts";
import { settle } from "../platform/answer.ts";
import { sha256 } from "../platform/digest.ts";
import { JSON_LIMIT, readText } from "./body.ts";
import { idempotencyKey, routeOf } from "./bureau.ts";
import { networkOf } from "./client-address.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { accountOf } from "./session.ts";
import { directoryOf } from "./objects.ts";

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
    app.on(row.method, routeOf(row), repeatable(id));
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

function repeatable(action: string): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = idempotencyKey(c);
    if (key === undefined) return next();
    const text = await readText(c.req.raw.clone().body, JSON_LIMIT);
    const bodySha256 = sha256(`${c.req.path}\n${text}`);
    const request = { actor: await actorOf(c), key, action, bodySha256 };
    const directory = directoryOf(c.env);
    const kept = settle(await directory.beginRepeatable(factsOf(c), request));
    if (kept !== null) {
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

/** Keys belong to whoever is signed in, else to a token, else to an address. */
async function actorOf(c: Ctx): Promise<string> {
  const account = await accountOf(c);
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
