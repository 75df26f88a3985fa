import { ENDPOINTS } from "../contracts/endpoints.ts";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { Problem } from "../contracts/problem.ts";
import type { Ctx } from "./context.ts";

/** Every path of the API, with the methods that it has. */
const METHODS: { path: RegExp; methods: string[] }[] = [
  ...Object.entries(Object.groupBy(Object.values<EndpointRow>(ENDPOINTS), (row) => row.path)).map(([path, rows]) => ({
    path: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
    methods: (rows ?? []).map((row) => row.method),
  })),
  { path: /^\/api\/(?:openapi\.json|docs)$/, methods: ["GET"] },
  // Every other path is a file's, or a page of the console.
  { path: /^\/(?!api\/)/, methods: ["GET"] },
];

/** What to say to a request that no route takes: 405 where another method has one (RFC 9110 §15.5.6), else 404. */
export function noRoute(c: Ctx): Problem {
  const methods = METHODS.filter(({ path }) => path.test(c.req.path)).flatMap((one) => one.methods);
  const allow = methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return allow.length === 0 || allow.includes(c.req.method)
    ? new Problem("not_found")
    : new Problem("method_not_allowed", { allow });
}
