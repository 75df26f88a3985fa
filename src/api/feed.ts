import type { Hono } from "hono";
import type { VerbInput } from "../bureau/object.ts";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { FeedFormat } from "../contracts/feed.ts";
import { Problem } from "../contracts/problem.ts";
import { noneMatch } from "../media/range.ts";
import { settle } from "../platform/answer.ts";
import { callerOf, namingTheId, routeOf } from "./bureau.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { signedInFor } from "./session.ts";
import { bureauOf } from "./objects.ts";
import { parse } from "./problems.ts";
import { readRow, rowResponse } from "./row.ts";

/** `<bureau>.<feed>.<secret>`: names where it belongs; whether it is good, the bureau judges. */
const KEY = /^([a-z][a-z0-9-]{1,30}[a-z0-9])\.(fed_[0-9a-hjkmnp-tv-z]{26})\.([\w-]{43})$/;

/** What one screen shows, for players and calendars that are not ours; and the links that open it. */
export function feedRoutes(app: Hono<AppEnv>): void {
  for (const format of FeedFormat.options) {
    const row: EndpointRow = ENDPOINTS[`feed.${format}`];
    app.get(routeOf(row), async (c) => told(c, format, row.produces ?? ""));
  }

  const create = ENDPOINTS["feed.create"];
  app.post(routeOf(create), signedInFor(create), async (c) => {
    const { params, body } = await readRow(c, create);
    return rowResponse(c, create, await keyed(c, "feed.create", params, body));
  });

  const rotate = ENDPOINTS["feed.rotate"];
  app.post(routeOf(rotate), signedInFor(rotate), async (c) => {
    const { params } = await readRow(c, rotate);
    return rowResponse(c, rotate, await keyed(c, "feed.rotate", params, undefined));
  });
}

async function told(c: Ctx, format: FeedFormat, type: string): Promise<Response> {
  const language = c.get("language");
  const [, name, feed, secret] = KEY.exec(c.req.query("key") ?? "") ?? [];
  if (name === undefined || feed === undefined || secret === undefined) throw new Problem("unauthenticated");
  const query = parse(ENDPOINTS[`feed.${format}`].query, c.req.query(), language, "query");
  const header = c.req.header("if-none-match");
  const request = {
    feed,
    secret,
    format,
    origin: new URL(c.env.PUBLIC_URL ?? c.req.url).origin,
    fromNow: "from" in query && query.from === "now",
    seen: header ?? null,
  };
  const bureau = await named(c, name);
  const { etag, body } = settle(await bureau.feedDocument(request, factsOf(c)));
  c.header("etag", etag);
  c.header("cache-control", "private, no-cache");
  c.header("referrer-policy", "no-referrer");
  if (body === null || noneMatch(header, etag)) return c.body(null, 304);
  c.header("content-type", `${type}; charset=utf-8`);
  return c.body(body);
}

/** A key of a bureau that does not exist opens nothing, like any other wrong key. */
async function named(c: Ctx, bureau: string) {
  try {
    return await bureauOf(c.env, bureau);
  } catch (error) {
    if (error instanceof Problem && error.facts.code === "not_found") throw new Problem("unauthenticated");
    throw error;
  }
}

async function keyed<Id extends "feed.create" | "feed.rotate">(
  c: Ctx,
  id: Id,
  params: Record<string, string>,
  body: unknown,
) {
  try {
    const bureau = await bureauOf(c.env, c.req.param("bureau") ?? "");
    return settle(await bureau.perform(id, callerOf(c), asInput<Id>({ params, query: undefined, body, revision: 0 })));
  } catch (error) {
    throw namingTheId(error, params);
  }
}

// Safe because `readRow` and `parse` read it by the row of `Id`.
function asInput<Id extends "feed.create" | "feed.rotate">(input: unknown) {
  return input as VerbInput<Id>;
}
