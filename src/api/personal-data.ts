import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { PersonExport } from "../contracts/personal-data.ts";
import { settle } from "../platform/answer.ts";
import { callerOf, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { bureauOf, directoryOf } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";
import { signedInNow } from "./session.ts";

/** One person's data: the bureau's part first, which also decides whether they may be had, then the directory's. */
export function personalDataRoutes(app: Hono<AppEnv>): void {
  const other = ENDPOINTS["personal_data.export"];
  app.post(routeOf(other), signedInNow, async (c) => {
    const { body } = await readRow(c, other);
    const bureau = await bureauOf(c.env, c.req.param("bureau") ?? "");
    const data = settle(await bureau.perform("personal_data.export", callerOf(c), { body }));
    return rowResponse(c, other, await withDirectory(c, data, false));
  });

  const own = ENDPOINTS["personal_data.export_own"];
  app.post(routeOf(own), signedInNow, async (c) => {
    await readRow(c, own);
    const bureau = await bureauOf(c.env, c.req.param("bureau") ?? "");
    const data = settle(await bureau.perform("personal_data.export_own", callerOf(c), {}));
    return rowResponse(c, own, await withDirectory(c, data, true));
  });
}

async function withDirectory(c: Ctx, data: PersonExport, own: boolean): Promise<PersonExport> {
  const values = await directoryOf(c.env).valuesOf(data.person, own);
  return { ...data, fields: data.fields.map((field) => ({ ...field, values: values[field.field] ?? field.values })) };
}
