import type { Hono } from "hono";
import { AuditQuery, type AuditRow } from "../contracts/audit.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { settle } from "../platform/answer.ts";
import { auditFile, type AuditPages } from "./audit-file.ts";
import { callerOf, perform, routeOf } from "./bureau.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { directoryOf } from "./objects.ts";
import { readRow, rowResponse } from "./row.ts";
import { signedIn, signedInNow } from "./session.ts";

/** What of the trail spans two objects, or is too long for one answer. */
export function auditRoutes(app: Hono<AppEnv>): void {
  const verify = ENDPOINTS["audit.verify"];
  app.get(routeOf(verify), signedIn, async (c) => {
    const { query } = await readRow(c, verify);
    const anchors = await directoryOf(c.env).anchorsOf(c.req.param("bureau") ?? "");
    return rowResponse(c, verify, await perform(c, "audit.verify", { query, anchors }));
  });

  const directory = ENDPOINTS["audit.verify_directory"];
  app.get(routeOf(directory), signedIn, async (c) => {
    const { query } = await readRow(c, directory);
    await perform(c, "audit.verify_directory", {});
    return rowResponse(c, directory, settle(await directoryOf(c.env).verifyAudit(query.cursor)));
  });

  const platform = ENDPOINTS["audit.verify_platform"];
  app.get(routeOf(platform), signedIn, async (c) => {
    const { query } = await readRow(c, platform);
    return rowResponse(
      c,
      platform,
      settle(await directoryOf(c.env).operate("audit.verify_platform", callerOf(c), query)),
    );
  });

  const file = ENDPOINTS["audit.export"];
  app.post(routeOf(file), signedInNow, async (c) => {
    const { body } = await readRow(c, file);
    const { upTo, day } = await perform(c, "audit.export", { body });
    return auditFile(c, body.format, day, pages(c, AuditQuery.strip().parse(body), upTo));
  });
}

/** The rows, page by page, each asked for when the one before has been sent. */
async function* pages(c: Ctx, filter: AuditQuery, upTo: number): AuditPages {
  let after = 0;
  for (;;) {
    const rows: AuditRow[] = await perform(c, "audit.page", { filter, after, upTo });
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.seq;
  }
}
