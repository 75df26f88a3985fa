import type { Hono } from "hono";
import type { VerbId, VerbInput, VerbResult } from "../bureau/object.ts";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { invalid, Problem } from "../contracts/problem.ts";
import { byRole } from "../domain/permission/table.ts";
import { settle } from "../platform/answer.ts";
import type { Caller } from "../platform/tx.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { signedInFor } from "./session.ts";
import { bureauOf } from "./objects.ts";
import { readRow, rowResponse, unknownId } from "./row.ts";

/** Hono's spelling of a row's path: `{bureau}` → `:bureau`. */
export function routeOf(row: EndpointRow): string {
  return row.path.replace(/\{(\w+)\}/g, ":$1");
}

/** Who asks, for a bureau's object. With a fingerprint the verb answers once per `Idempotency-Key`. */
export function callerOf(c: Ctx, fingerprint?: string): Caller {
  const key = fingerprint === undefined ? undefined : idempotencyKey(c);
  return {
    person: c.get("account"),
    requestId: c.get("requestId"),
    address: c.get("address"),
    nowMs: c.get("nowMs"),
    ...(key !== undefined && fingerprint !== undefined && { idempotency: { key, bodySha256: fingerprint } }),
  };
}

/** The request's `Idempotency-Key`; refused when it is none. */
export function idempotencyKey(c: Ctx): string | undefined {
  const key = c.req.header("idempotency-key");
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalid("Idempotency-Key", "应为 1 至 200 个可见 ASCII 字符", "1 to 200 visible ASCII characters are right");
}

/** Runs a verb of the bureau named in the path for whoever is signed in. */
export async function perform<Id extends VerbId>(
  c: Ctx,
  id: Id,
  input: VerbInput<Id>,
  fingerprint?: string,
): Promise<VerbResult<Id>> {
  const bureau = await bureauOf(c.env, c.req.param("bureau") ?? "");
  return settle(await bureau.perform(id, callerOf(c, fingerprint), input));
}

/** One route per row below `/api/bureaus/{bureau}`; rows with an adapter of their own are mounted by it. */
export function bureauRoutes(app: Hono<AppEnv>): void {
  for (const [id, row] of Object.entries<EndpointRow>(ENDPOINTS)) {
    if (row.adapter === "own" || !byRole(row.permission)) continue;
    app.on(row.method, routeOf(row), signedInFor(row), async (c) => {
      const { fingerprint, ...input } = await readRow(c, row);
      try {
        const writes = row.method !== "GET" && !row.reads;
        return rowResponse(c, row, await perform(c, asVerb(id), asInput(input), writes ? fingerprint : undefined));
      } catch (error) {
        throw namingTheId(error, input.params);
      }
    });
  }
}

/** A `not_found` without a path of its own is about the last id in the request's path. */
export function namingTheId(error: unknown, params: Record<string, string>): unknown {
  if (!(error instanceof Problem) || error.facts.code !== "not_found" || error.facts.errors) return error;
  const name = Object.keys(params).at(-1);
  return name === undefined ? error : unknownId(name);
}

// Safe because every row that is judged by role and has no adapter of its own has a verb: `VERBS` would not compile without.
function asVerb(id: string) {
  return id as VerbId;
}
// Safe because `readRow` parsed it by the schemas from which the verb's input type is made.
function asInput(input: unknown) {
  return input as VerbInput<VerbId>;
}
