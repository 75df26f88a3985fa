import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { sha256 } from "../platform/digest.ts";
import { JSON_LIMIT, readText } from "./body.ts";
import { perform, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { signedIn } from "./session.ts";
import { parse } from "./problems.ts";
import { readRow, rowResponse } from "./row.ts";

/** A year's official table, as JSON or as the CSV file that an office has of it. */
export function calendarRoutes(app: Hono<AppEnv>): void {
  const row = ENDPOINTS["calendar.import"];
  app.put(routeOf(row), signedIn, async (c) => {
    const { body, fingerprint } = await readTable(c);
    const params = { bureau: c.req.param("bureau") ?? "" };
    const input = { params, query: undefined, body, revision: 0 };
    return rowResponse(c, row, await perform(c, "calendar.import", input, fingerprint));
  });
}

async function readTable(c: Ctx) {
  const row = ENDPOINTS["calendar.import"];
  if (!/^text\/csv\b/i.test(c.req.header("content-type") ?? "")) {
    const { body, fingerprint } = await readRow(c, row);
    return { body, fingerprint };
  }
  const csv = await readText(c.req.raw.body, JSON_LIMIT);
  return { body: parse(row.body, { csv }, c.get("language")), fingerprint: sha256(csv) };
}
