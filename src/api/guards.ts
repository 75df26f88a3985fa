import { createMiddleware } from "hono/factory";
import { Problem } from "../contracts/problem.ts";
import type { AppEnv, Ctx, Language } from "./context.ts";
import { clientAddress } from "./client-address.ts";
import { requestInstant } from "./clock.ts";

/** Request id, language, address and instant: what everything behind may rely on. */
export const identify = createMiddleware<AppEnv>(async (c, next) => {
  c.set("requestId", crypto.randomUUID());
  c.set("language", languageOf(c.req.header("accept-language")));
  // A runtime builds the URL of whatever stands in `Host`.
  if (!URL.canParse(c.req.url)) throw new Problem("malformed", { errors: [hostProblem] });
  c.set("address", clientAddress(c.env, c.req.raw.headers, c.req.raw.cf?.["clientIp"]));
  c.set("nowMs", await requestInstant(c));
  await next();
});

const hostProblem = { path: "Host", message: { zh: "应为主机名", en: "A host name is right" } };

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
  // A browser does send on its own what it knows for `Basic`, as of a proxy that asks for a password.
  if (!SAFE.has(c.req.method) && !/^Bearer /i.test(c.req.header("authorization") ?? "")) {
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const foreign = origin === undefined ? site === "cross-site" || site === "same-site" : !isOwn(c, origin);
    if (foreign) throw new Problem("foreign_origin");
  }
  await next();
});

function isOwn(c: Ctx, origin: string): boolean {
  const asked = new URL(c.req.url);
  if (origin === asked.origin || (c.env.PUBLIC_URL && origin === new URL(c.env.PUBLIC_URL).origin)) return true;
  // A proxy that ends HTTPS in front of an own server asks on by HTTP.
  return c.env.EDITION === "server" && asked.protocol === "http:" && origin === `https://${asked.host}`;
}
