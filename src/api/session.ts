import { createMiddleware } from "hono/factory";
import type { EndpointRow } from "../contracts/endpoint.ts";
import { Problem } from "../contracts/problem.ts";
import { cookiePrefix } from "../directory/accounts.ts";
import type { Browser } from "../directory/identity.ts";
import type { Account } from "../directory/object.ts";
import type { Session } from "../directory/session.ts";
import { believedCookie, believedSession, unbelievedCookie } from "./believed.ts";
import { takePerson } from "./ceiling.ts";
import { factsOf, type AppEnv, type Ctx } from "./context.ts";
import { directoryOf } from "./objects.ts";

/** Whether the minute's cookie will do, or the directory has to be asked. */
type Freshness = "believed" | "fresh";

async function sessionOf(c: Ctx, freshness: Freshness): Promise<Session | null> {
  const cookie = c.req.header("cookie");
  if (!cookie?.includes(`${cookiePrefix(c.env)}.session_token=`)) return null;
  // A replayed request plays in the past or the future; whoever sends it is signed in here and now.
  const now = c.get("replayed") ? Date.now() : c.get("nowMs");
  const believed = freshness === "believed" ? believedSession(c.env, cookie, now) : null;
  if (believed) return believed;
  const session = await directoryOf(c.env).session({ ...factsOf(c), now }, cookie);
  if (session) c.header("set-cookie", believedCookie(c.env, session, now), { append: true });
  return session;
}

function guard(freshness: Freshness, factor: "needed" | "may_be_due") {
  return createMiddleware<AppEnv>(async (c, next) => {
    const session = await sessionOf(c, freshness);
    if (!session) throw new Problem("unauthenticated");
    if (factor === "needed" && session.factorDue) throw new Problem("two_factor_required");
    c.set("session", session);
    c.set("account", session.account);
    takePerson(c);
    await next();
  });
}

/** Who is signed in: by a signed cookie for up to a minute, then by asking the directory. */
export const signedIn = guard("believed", "needed");
/** The same, asking the directory: for what changes rights, takes over screens, reviews or exports. */
export const signedInNow = guard("fresh", "needed");
/** The guard that a row asks for. */
export const signedInFor = (row: EndpointRow) => (row.fresh ? signedInNow : signedIn);
/** Also lets in who has yet to set up the second factor that their bureau requires. */
export const signedInSoFar = guard("believed", "may_be_due");
/** One's own account: the directory is asked, and a second factor may be due. */
export const ownAccount = guard("fresh", "may_be_due");

/** Who asks, where nobody need be signed in. */
export async function accountOf(c: Ctx): Promise<Account | null> {
  const session = await sessionOf(c, "believed");
  return session && !session.factorDue ? session.account : null;
}

/** What better-auth reads of a request. */
export function browserOf(c: Ctx): Browser {
  return { cookie: c.req.header("cookie") ?? "", userAgent: (c.req.header("user-agent") ?? "").slice(0, 500) };
}

/** Gives the browser its new cookies. What it was believed to be so far, it no longer is. */
export function giveCookies(c: Ctx, setCookies: string[]): void {
  for (const line of [...setCookies, unbelievedCookie(c.env)]) c.header("set-cookie", line, { append: true });
}
