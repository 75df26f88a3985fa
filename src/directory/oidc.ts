import { Problem } from "../contracts/problem.ts";
import type { Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import { newSecret } from "../platform/digest.ts";
import type { Tx } from "../platform/tx.ts";
import { AUTH_PATH, cookiePrefix, type Accounts } from "./accounts.ts";
import { cookieOf } from "./cookie.ts";
import { accountById, ANONYMOUS, headersOf, replyOf, type Account, type Browser, type Facts } from "./identity.ts";
import type { Identity, Reply, WithCookies } from "./identity.ts";
import { hashPassword } from "./hashing.ts";
import { storePassword } from "./password.ts";
import { dropSessions } from "./session.ts";
import { recordSignIn } from "./sign-in.ts";

type Provider = Pick<Accounts, "handler">;

/** Where the provider's page is; `unavailable` while the provider cannot be reached. */
export async function startOidc(
  provider: Provider,
  facts: Facts,
  browser: Browser,
  next: string,
): Promise<Answer<WithCookies<{ url: string }>>> {
  const reply = await ask(provider, facts, browser, "/sign-in/social", {
    provider: "oidc",
    callbackURL: next,
    errorCallbackURL: "/sign-in",
    disableRedirect: true,
  });
  const url = reply.body["url"];
  if (reply.status === 200 && typeof url === "string")
    return { ok: true, value: { value: { url }, setCookies: reply.setCookies } };
  const problem = new Problem("unavailable", {
    retryAfterS: 30,
    detail: {
      zh: "统一身份认证暂时无法连接，请稍后再试",
      en: "The sign-in provider cannot be reached; try again later",
    },
  });
  return { ok: false, problem: problem.facts };
}

/** The way back from the provider: signs in the account of the verified address, or says why not in the address to go to. */
export async function finishOidc(
  it: Identity,
  provider: Provider,
  facts: Facts,
  browser: Browser,
  search: string,
): Promise<WithCookies<string>> {
  const begun = new Date().toISOString();
  const reply = await ask(provider, facts, browser, `/callback/oidc${search}`);
  const account = signedInBy(it, reply);
  const value = locationOf(reply);
  const linked = account !== null && linkedSince(it, account, begun);
  const nobodysHash = linked ? await hashPassword(it.env, newSecret()) : "";
  it.transact(facts, (tx) => {
    if (!account) {
      audit(tx, ANONYMOUS, "account.refuse", "unknown", null, { asked: "oidc", to: value });
      return;
    }
    if (linked) {
      const ended = shutOut(tx, account, nobodysHash);
      audit(tx, account, "account.link_oidc", account.id, { ended }, {});
    }
    recordSignIn(tx, account, reply, "oidc");
  });
  return { value, setCookies: reply.setCookies };
}

/** By better-auth's handler: the plugin that knows the provider hooks into its routes. */
async function ask(provider: Provider, facts: Facts, browser: Browser, path: string, body?: unknown): Promise<Reply> {
  const headers = headersOf(facts, browser);
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = new Request(`http://directory${AUTH_PATH}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return replyOf(await provider.handler(request));
}

/** Whose session the answer's cookie carries; marks it as the provider's. */
function signedInBy(it: Identity, reply: Reply): Account | null {
  const header = reply.setCookies.map((line) => line.split(";")[0] ?? "").join("; ");
  const signed = cookieOf(header, `${cookiePrefix(it.env)}.session_token`);
  const token = signed && decodeURIComponent(signed).split(".")[0];
  if (!token) return null;
  it.sql.exec("UPDATE session SET method = 'oidc' WHERE token = ?", token);
  const [row] = it.sql.exec<{ userId: string }>("SELECT userId FROM session WHERE token = ?", token).toArray();
  return row ? accountById(it.sql, row.userId) : null;
}

/**
 * The provider vouches for whose address this is; whoever held the invitation only had its link. So what was set before the
 * first sign-in by the provider, a password, a second factor, sessions, is good for nobody any more.
 */
function shutOut(tx: Tx, account: Account, nobodysHash: string): number {
  storePassword(tx, account.id, nobodysHash);
  tx.sql.exec('DELETE FROM "twoFactor" WHERE "userId" = ?', account.id);
  tx.sql.exec('UPDATE "user" SET "twoFactorEnabled" = 0 WHERE id = ?', account.id);
  return dropSessions(tx, account.id, "oidc");
}

function linkedSince(it: Identity, account: Account, begun: string): boolean {
  const rows = it.sql.exec(
    "SELECT 1 FROM account WHERE providerId = 'oidc' AND userId = ? AND createdAt >= ?",
    account.id,
    begun,
  );
  return rows.toArray().length > 0;
}

/** Only ever a path of our own: one that began with `//` would name a host. */
function locationOf(reply: Reply): string {
  const to = new URL(reply.location ?? "/sign-in?error=oidc", "http://here");
  return `${to.pathname.replace(/^\/+/, "/")}${to.search}`;
}
