import type { Hono } from "hono";
import { Problem } from "../contracts/problem.ts";
import { JSON_LIMIT, readText } from "./body.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { takeAccount } from "./limits.ts";

/** What of better-auth is open to the world. Everything else of it does not exist here. */
const ALLOWED = new Set(["POST /api/auth/sign-in/email", "POST /api/auth/sign-out", "GET /api/auth/get-session"]);

/** Identity: better-auth in the directory's object, its refusals worded as problem documents. */
export function authRoutes(app: Hono<AppEnv>): void {
  app.all("/api/auth/*", async (c) => {
    if (!ALLOWED.has(`${c.req.method} ${c.req.path}`)) throw new Problem("not_found");
    const response = await c.env.DIRECTORY.getByName("directory").fetch(await limited(c));
    // A copy, because the headers of a fetched response cannot be added to.
    if (response.ok) return new Response(response.body, response);
    throw await problemOf(c, response);
  });
}

/** The request with a body that is not too long, from the address that it really came from. */
async function limited(c: Ctx): Promise<Request> {
  const { url, method, body } = c.req.raw;
  const headers = new Headers(c.req.raw.headers);
  headers.set("x-forwarded-for", c.get("address"));
  headers.delete("content-length");
  const text = await readText(body, JSON_LIMIT);
  const email = emailIn(text);
  if (email !== null && c.req.path.includes("/sign-in/")) await takeAccount(c, email);
  return new Request(url, { method, headers, ...(body && { body: text }) });
}

/** Whose password is tried. */
function emailIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "email" in body ? String(body.email) : null;
  } catch {
    return null;
  }
}

async function problemOf(c: Ctx, response: Response): Promise<Problem> {
  const body = await response.json<{ message?: string }>().catch(() => null);
  if (response.status === 401) return new Problem("invalid_credentials");
  if (response.status === 429) return new Problem("rate_limited", { retryAfterS: 60 });
  if (response.status >= 500) throw new Error(`better-auth: ${response.status} ${body?.message}`);
  const message = { zh: "应为 JSON：email 与 password", en: body?.message ?? "JSON with email and password is right" };
  const errors = [{ path: "body", message }];
  return new Problem(c.req.path.endsWith("/email") && body ? "invalid" : "malformed", { errors });
}
