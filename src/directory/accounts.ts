import { betterAuth } from "better-auth";
import { newId } from "../platform/id.ts";
import { objectDialect } from "./dialect.ts";
import type { Env } from "../env.ts";

export const AUTH_PATH = "/api/auth";
export const COOKIE_PREFIX = "fangfei";
/** How long the Worker may believe a signed cookie without asking the directory. */
export const COOKIE_CACHE_S = 60;

/** Cookies are `Secure` in the cloud, and on an own server that is reached by HTTPS. */
export function cookiesAreSecure(env: Env): boolean {
  return env.EDITION !== "server" || (env.PUBLIC_URL ?? "").startsWith("https:");
}

/** better-auth over the directory's SQLite: identity only. Memberships and roles are the bureaus' own. */
export function createAccounts(sql: SqlStorage, env: Env) {
  return betterAuth({
    appName: "Fangfei",
    basePath: AUTH_PATH,
    // Only used to build links, of which none is sent from here.
    baseURL: env.PUBLIC_URL ?? "http://localhost",
    secret: env.AUTH_SECRET,
    database: { dialect: objectDialect(sql), type: "sqlite", transaction: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: { hash: (password) => hash(env, password), verify: (pair) => verify(env, pair) },
    },
    session: { expiresIn: 12 * 3600, updateAge: 3600, cookieCache: { enabled: true, maxAge: COOKIE_CACHE_S } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error" },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: cookiesAreSecure(env),
      // The edge checks the origin of every unsafe request itself, by the host that the request really came to.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: {
        generateId: ({ model }) => (model === "user" ? newId("person", Date.now()) : crypto.randomUUID()),
      },
    },
  });
}
export type Accounts = ReturnType<typeof createAccounts>;

async function hash(env: Env, password: string): Promise<string> {
  const response = await env.HASHER.fetch("http://hasher/hash", { method: "POST", body: JSON.stringify({ password }) });
  return response.text();
}

async function verify(env: Env, pair: { hash: string; password: string }): Promise<boolean> {
  const response = await env.HASHER.fetch("http://hasher/verify", { method: "POST", body: JSON.stringify(pair) });
  return (await response.text()) === "true";
}
