import { createMiddleware } from "hono/factory";
import { getCookieCache } from "better-auth/cookies";
import { Problem } from "../contracts/problem.ts";
import { COOKIE_PREFIX, cookiesAreSecure } from "../directory/accounts.ts";
import type { Account } from "../directory/object.ts";
import type { AppEnv, Ctx, Language } from "./context.ts";
import { clientAddress } from "./client-address.ts";
import { directoryOf } from "./objects.ts";
import { requestInstant } from "./clock.ts";

/** Request id, language, address and instant: what everything behind may rely on. */
export const identify = createMiddleware<AppEnv>(async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  c.set("language", languageOf(c.req.header("accept-language")));
  c.set("address", clientAddress(c.env, c.req.raw.headers, c.req.raw.cf?.["clientIp"]));
  c.set("nowMs", await requestInstant(c));
  await next();
  c.res.headers.set("x-request-id", c.get("requestId"));
  c.res.headers.set("x-content-type-options", "nosniff");
});

/** zh-CN unless English is asked for first. */
function languageOf(header: string | undefined): Language {
  return /^\s*en\b/i.test(header ?? "") ? "en" : "zh";
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Unsafe requests of browsers must come from our own pages. A Bearer token is not sent by a browser on its own, so
 * such requests need no Origin; neither do those of tools that send no cookie.
 */
export const ownOrigin = createMiddleware<AppEnv>(async (c, next) => {
  const origin = c.req.header("origin");
  if (!SAFE.has(c.req.method) && !c.req.header("authorization")) {
    const own = new Set([new URL(c.req.url).host]);
    if (c.env.PUBLIC_URL) own.add(new URL(c.env.PUBLIC_URL).host);
    const site = c.req.header("sec-fetch-site");
    const foreign = origin === undefined ? site === "cross-site" || site === "same-site" : !own.has(hostOf(origin));
    if (foreign) throw new Problem("foreign_origin");
  }
  await next();
});

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return "";
  }
}

/** The account that is signed in: by the signed cookie for up to a minute, then by asking the directory. */
export const signedIn = createMiddleware<AppEnv>(async (c, next) => {
  const account = await accountOf(c);
  if (!account) throw new Problem("unauthenticated");
  c.set("account", account);
  await next();
});

export async function accountOf(c: Ctx): Promise<Account | null> {
  const cookie = c.req.header("cookie");
  if (!cookie?.includes(`${COOKIE_PREFIX}.`)) return null;
  const cached = await getCookieCache(c.req.raw.headers, {
    secret: c.env.AUTH_SECRET,
    cookiePrefix: COOKIE_PREFIX,
    isSecure: cookiesAreSecure(c.env),
  });
  if (cached) return { id: cached.user.id, name: cached.user.name, email: cached.user.email };
  const found = await directoryOf(c.env).session(cookie);
  for (const line of found?.setCookies ?? []) c.header("set-cookie", line, { append: true });
  return found?.account ?? null;
}
