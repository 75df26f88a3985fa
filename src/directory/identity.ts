import type { PersonRef } from "../contracts/person.ts";
import type { Env } from "../env.ts";
import type { AuditActor } from "../platform/audit.ts";
import type { Tx } from "../platform/tx.ts";
import type { Accounts } from "./accounts.ts";

export type Facts = Pick<Tx, "now" | "requestId" | "address">;
export type Account = PersonRef & { email: string };

/** What the parts of the directory that know accounts work with. */
export interface Identity {
  sql: SqlStorage;
  env: Env;
  accounts: Accounts;
  transact<Value>(facts: Facts, work: (tx: Tx) => Value): Value;
}

/** What of a person's request better-auth reads and keeps. */
export interface Browser {
  cookie: string;
  userAgent: string;
}

/** A value, and the cookies that the browser is given with it. */
export interface WithCookies<Value> {
  value: Value;
  setCookies: string[];
}

/** Nobody has proved to be anybody. */
export const ANONYMOUS: AuditActor = { id: "anonymous", name: "未登录" };

export interface Reply {
  status: number;
  body: Record<string, unknown>;
  setCookies: string[];
  location: string | null;
}

type Api = Accounts["api"];
/** What each call of better-auth is given beside its body. */
interface CallOptions {
  headers: Headers;
  asResponse: true;
}

/**
 * One call of better-auth, as from the browser, from the address that the request really came from. By function, since
 * its handler sets up all its routes anew for every request: some milliseconds in which no screen is answered.
 */
export async function callAccounts(
  { accounts }: Pick<Identity, "accounts">,
  facts: Facts,
  browser: Browser,
  act: (api: Api, options: CallOptions) => Promise<Response>,
): Promise<Reply> {
  return replyOf(await act(accounts.api, { headers: headersOf(facts, browser), asResponse: true }));
}

/** What better-auth reads of a request beside its body. */
export function headersOf(facts: Facts, browser: Browser): Headers {
  return new Headers({
    cookie: browser.cookie,
    "user-agent": browser.userAgent,
    "x-forwarded-for": facts.address,
  });
}

export async function replyOf(response: Response): Promise<Reply> {
  const read: unknown = await response.json().catch(() => null);
  if (response.status >= 500) throw new Error(`better-auth: ${response.status} ${JSON.stringify(read)}`);
  return {
    status: response.status,
    body: isRecord(read) ? read : {},
    setCookies: response.headers.getSetCookie(),
    location: response.headers.get("location"),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

export function accountByEmail(sql: SqlStorage, email: string): Account | null {
  return sql.exec<Account>('SELECT id, name, email FROM "user" WHERE email = ?', email).toArray()[0] ?? null;
}

export function accountById(sql: SqlStorage, id: string): Account | null {
  return sql.exec<Account>('SELECT id, name, email FROM "user" WHERE id = ?', id).toArray()[0] ?? null;
}
