import type { PersonRef } from "../contracts/person.ts";
import type { Env } from "../env.ts";
import type { AuditActor } from "../platform/audit.ts";
import type { Tx } from "../platform/tx.ts";
import { AUTH_PATH, type Accounts } from "./accounts.ts";

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

/** One call of better-auth, as from the browser, from the address that the request really came from. */
export async function callAccounts(
  accounts: Pick<Accounts, "handler">,
  facts: Facts,
  browser: Browser,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const headers = new Headers({
    cookie: browser.cookie,
    "user-agent": browser.userAgent,
    "x-forwarded-for": facts.address,
  });
  if (body !== undefined) headers.set("content-type", "application/json");
  const request = new Request(`http://directory${AUTH_PATH}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await accounts.handler(request);
  const read: unknown = await response.json().catch(() => null);
  if (response.status >= 500) throw new Error(`better-auth ${path}: ${response.status} ${JSON.stringify(read)}`);
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
