import type { EndpointRow, RequestOf, ResultOf } from "./endpoint.ts";
import { ENDPOINTS, type EndpointId, type Endpoints } from "./endpoints.ts";
import type { ProblemDocument } from "./problem.ts";

/** A refusal as the server worded it. */
export class Refusal extends Error {
  readonly problem: ProblemDocument;
  constructor(problem: ProblemDocument) {
    super([problem.detail, ...(problem.errors ?? []).map((e) => `${e.path}: ${e.message}`)].join(" · "));
    this.name = "Refusal";
    this.problem = problem;
  }
}

interface Init {
  method: string;
  headers: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
}
/** What the client needs of `fetch`; tests pass a Worker's own. */
export type Fetch = (url: string, init: Init) => Promise<Pick<Response, "ok" | "status" | "json">>;

export interface ClientOptions {
  /** Prefix of every path; empty in a browser. */
  baseUrl?: string;
  fetch?: Fetch;
  /** Sent with every request; asked anew each time. */
  headers?: () => Record<string, string>;
}
export interface CallOptions {
  signal?: AbortSignal;
  idempotencyKey?: string;
}
export type Call = <Id extends EndpointId>(
  id: Id,
  request: RequestOf<Endpoints[Id]>,
  options?: CallOptions,
) => Promise<ResultOf<Endpoints[Id]>>;

type Query = Record<string, string | number | boolean | undefined>;

/** The path of a row with its parameters and query filled in. */
export function pathOf(row: EndpointRow, params: Record<string, string>, query: Query = {}): string {
  const path = row.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  return search.size > 0 ? `${path}?${search.toString()}` : path;
}

/** The typed client of the API: throws `Refusal` for every problem document, and whatever `fetch` throws. */
export function createClient(options: ClientOptions = {}): Call {
  return async (id, request, { signal, idempotencyKey } = {}) => {
    const row: EndpointRow = ENDPOINTS[id];
    const headers: Record<string, string> = { accept: "application/json", ...options.headers?.() };
    if (request.body !== undefined) headers["content-type"] = "application/json";
    if (request.revision !== undefined) headers["if-match"] = `"${String(request.revision)}"`;
    if (idempotencyKey !== undefined) headers["idempotency-key"] = idempotencyKey;
    const send: Fetch = options.fetch ?? fetch;
    const response = await send((options.baseUrl ?? "") + pathOf(row, request.params, asQuery(request.query)), {
      method: row.method,
      headers,
      ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      ...(signal && { signal }),
    });
    if (response.ok) return asResult<typeof id>(response.status === 204 ? undefined : await response.json());
    throw new Refusal(await problemOf(response));
  };
}

// Safe because the queries of all rows are flat objects of plain values.
function asQuery(query: unknown) {
  return query as Query | undefined;
}

// Safe because the server parses every answer by the same row in its tests; parsing again here would only cost time.
function asResult<Id extends EndpointId>(value: unknown) {
  return value as ResultOf<Endpoints[Id]>;
}

/** The problem document of a refused response, also when something before the server answered. */
export async function problemOf(response: Pick<Response, "status" | "json">): Promise<ProblemDocument> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return body;
  const detail = `HTTP ${response.status}`;
  const code = response.status >= 500 ? "unavailable" : "malformed";
  return { type: "about:blank", title: detail, status: response.status, code, detail, requestId: "" };
}

function isProblem(body: unknown): body is ProblemDocument {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body;
}
