import { betterAuth, type BetterAuthOptions } from "better-auth";
import { genericOAuth, twoFactor } from "better-auth/plugins";
import type { Env } from "../env.ts";
import { newId } from "../platform/id.ts";
import { objectDialect } from "./dialect.ts";
import { hashPassword, verifyPassword } from "./hashing.ts";

export const AUTH_PATH = "/api/auth";
/** better-auth keeps a session at most as long as the longest that a policy allows. */
const LONGEST_SESSION_S = 168 * 3600;

/** Cookies are `Secure` in the cloud, and on an own server that is reached by HTTPS. */
export function cookiesAreSecure(env: Env): boolean {
  return env.EDITION !== "server" || (env.PUBLIC_URL ?? "").startsWith("https:");
}

/** What all our cookies' names begin with; `__Host-` keeps other hosts of the domain from setting them (RFC 6265bis). */
export function cookiePrefix(env: Env): string {
  return cookiesAreSecure(env) ? "__Host-fangfei" : "fangfei";
}

/**
 * better-auth over the directory's SQLite: identity only. Memberships and roles are the bureaus' own; time-outs and
 * lockout are policies of theirs, so that what better-auth has of these is off.
 */
export function createAccounts(sql: SqlStorage, env: Env) {
  return betterAuth(optionsOf(sql, env));
}
export type Accounts = Pick<ReturnType<typeof createAccounts>, "handler" | "api">;

/**
 * The same accounts by the organisation's own OIDC provider. Apart, because it asks the provider before it answers
 * anything, and nobody's password shall wait for that. Null when none is configured.
 */
export function createProviderAccounts(sql: SqlStorage, env: Env): Pick<Accounts, "handler"> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId) return null;
  const provider = genericOAuth({
    config: [
      {
        providerId: "oidc",
        // OpenID Connect Discovery 1.0 §4.
        discoveryUrl: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        ...(clientSecret && { clientSecret }),
        scopes: ["openid", "email", "profile"],
        pkce: true,
        requireIdTokenVerification: true,
        // An account comes from an invitation, never from a provider's word.
        disableSignUp: true,
      },
    ],
  });
  const options = optionsOf(sql, env);
  return betterAuth({ ...options, plugins: [...options.plugins, provider] });
}

/** Whether its owner has unlinked the account from the provider. */
function refusesOidc(sql: SqlStorage, person: string): boolean {
  return sql.exec("SELECT 1 FROM oidc_refused WHERE person = ?", person).toArray().length > 0;
}

function optionsOf(sql: SqlStorage, env: Env) {
  return {
    appName: "Fangfei",
    basePath: AUTH_PATH,
    baseURL: env.PUBLIC_URL ?? "http://localhost",
    secret: env.AUTH_SECRET,
    database: { dialect: objectDialect(sql), type: "sqlite", transaction: false },
    emailAndPassword: {
      enabled: true,
      autoSignIn: false,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: {
        hash: (password) => hashPassword(env, password),
        verify: (pair) => verifyPassword(env, pair),
      },
    },
    session: { expiresIn: LONGEST_SESSION_S, disableSessionRefresh: true, cookieCache: { enabled: false } },
    account: {
      // Only by an address that the provider calls verified. Whoever set the password here is shut out then (oidc.ts).
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
      updateAccountOnSignIn: false,
    },
    databaseHooks: {
      // Nothing is ever asked of the provider on somebody's behalf: its tokens are not kept.
      account: {
        create: {
          before: async (account) =>
            account.providerId === "oidc" && refusesOidc(sql, account.userId)
              ? false
              : { data: { ...account, accessToken: null, refreshToken: null, idToken: null } },
        },
      },
    },
    plugins: [twoFactor({ issuer: "防非 Fangfei", accountLockout: { enabled: false } })],
    onAPIError: { errorURL: "/sign-in" },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: "error" },
    advanced: {
      cookiePrefix: cookiePrefix(env),
      // better-auth's own way to secure cookies names them `__Secure-`.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: cookiesAreSecure(env) },
      // The edge checks the origin of every unsafe request itself, by the host that the request really came to.
      disableCSRFCheck: true,
      disableOriginCheck: true,
      database: {
        generateId: ({ model }) => (model === "user" ? newId("person", Date.now()) : crypto.randomUUID()),
      },
    },
  } satisfies BetterAuthOptions;
}
