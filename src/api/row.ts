import { z } from "zod";
import type { EndpointRow, InputOf } from "../contracts/endpoint.ts";
import { idOf, ID_PREFIXES, type IdKind } from "../contracts/primitives.ts";
import { invalid, Problem } from "../contracts/problem.ts";
import { sha256 } from "../platform/digest.ts";
import { readJson } from "./body.ts";
import type { Ctx } from "./context.ts";
import { parse } from "./problems.ts";

const NOTHING = z.strictObject({});

/** A request read by its row: parameters, query, body and revision, each refused by its own path. */
export interface RowInput<Row extends EndpointRow> {
  params: Record<string, string>;
  query: InputOf<Row>["query"];
  body: InputOf<Row>["body"];
  revision: number;
  /** Tells one request from another under the same Idempotency-Key. */
  fingerprint: string;
}

export async function readRow<Row extends EndpointRow>(c: Ctx, row: Row): Promise<RowInput<Row>> {
  const language = c.get("language");
  const params = c.req.param() as Record<string, string>;
  for (const [name, value] of Object.entries(params)) requireId(name, value);
  const query = asQuery<Row>(parse(row.query ?? NOTHING, c.req.query(), language, "query"));
  const { text, value } = await readJson(c);
  const body = asBody<Row>(readBody(row, value, c));
  const revision = row.ifMatch ? readRevision(c) : 0;
  return { params, query, body, revision, fingerprint: sha256(`${c.req.method} ${c.req.path}\n${text}`) };
}

function readBody(row: EndpointRow, value: unknown, c: Ctx): unknown {
  if (row.body) return parse(row.body, value, c.get("language"));
  // A client may send `{}` where nothing is asked for.
  if (value !== undefined) parse(NOTHING, value, c.get("language"));
  return undefined;
}

// Safe because both were parsed by the row's own schemas.
function asQuery<Row extends EndpointRow>(query: unknown) {
  return query as InputOf<Row>["query"];
}
function asBody<Row extends EndpointRow>(body: unknown) {
  return body as InputOf<Row>["body"];
}

/** An id of the wrong form names nothing: the same 404 as for one that does not exist. */
function requireId(name: string, value: string): void {
  if (name in ID_PREFIXES && !idOf(asKind(name)).safeParse(value).success) throw unknownId(name);
}

export function unknownId(name: string): Problem {
  const message = { zh: "此标识不存在", en: "Nothing has this id" };
  return new Problem("not_found", { errors: [{ path: `path.${name}`, message }] });
}

// Safe because the caller has looked the name up in ID_PREFIXES.
function asKind(name: string) {
  return name as IdKind;
}

/** `If-Match: "3"`; missing → 428 (RFC 6585 §3). */
function readRevision(c: Ctx): number {
  const header = c.req.header("if-match");
  const message = { zh: '应为所见版本的 ETag，如 "3"', en: 'The ETag of what you saw is right, such as "3"' };
  if (header === undefined) throw new Problem("precondition_required", { errors: [{ path: "If-Match", message }] });
  // nginx makes an ETag weak when it compresses; the number is the same.
  const match = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim());
  if (!match) throw invalid("If-Match", message.zh, message.en);
  return Number(match[1]);
}

/** The success response of a row; things with a revision carry it as their ETag. */
export function rowResponse(c: Ctx, row: EndpointRow, value: unknown): Response {
  if (!row.result) return c.body(null, 204);
  if (typeof value === "object" && value !== null && "revision" in value)
    c.header("etag", `"${String(value.revision)}"`);
  c.header("cache-control", "no-store");
  return c.json(value, row.status ?? 200);
}
