import type { AccountSession } from "../contracts/account.ts";
import { Problem } from "../contracts/problem.ts";
import { BELIEVED_MS, endsAt, hasLapsed, type SessionFacts } from "../domain/account/session.ts";
import { audit, SYSTEM } from "../platform/audit.ts";
import { utcText, type Tx } from "../platform/tx.ts";
import { type Account, callAccounts, type Browser, type Facts, type Identity } from "./identity.ts";
import { policyOf } from "./policy.ts";

/** Where somebody is signed in, as the edge gets to know it. */
export interface Session {
  id: string;
  account: Account;
  /** The policy requires a second factor that this account does not have. */
  factorDue: boolean;
  /** Until then (ms) the edge may believe all this without asking again. */
  believedUntil: number;
}

/** Writing down that somebody is active more often than this tells nothing more. */
const SEEN_EVERY_MS = 30_000;

type SessionRow = {
  id: string;
  userId: string;
  createdAt: string;
  seen_at: number | null;
  method: "password" | "oidc";
  ipAddress: string | null;
  userAgent: string | null;
  twoFactorEnabled: number | null;
};
const COLUMNS = `session.id, userId, session.createdAt, seen_at, method, ipAddress, userAgent, twoFactorEnabled
  FROM session JOIN "user" ON "user".id = userId`;

/** The session behind a cookie; null when there is none (any more). Ends it when it is idle or old by the policy. */
export async function currentSession(it: Identity, facts: Facts, cookie: string): Promise<Session | null> {
  const found = await it.accounts.api.getSession({ headers: new Headers({ cookie }) });
  const row = found && it.sql.exec<SessionRow>(`SELECT ${COLUMNS} WHERE session.id = ?`, found.session.id).toArray()[0];
  if (!row) return null;
  const { id, name, email } = found.user;
  const account = { id, name, email };
  const policy = policyOf(it.sql, id);
  const session = factsOf(row);
  if (hasLapsed(session, policy, facts.now)) {
    it.transact(facts, (tx) => {
      tx.sql.exec("DELETE FROM session WHERE id = ?", row.id);
      audit(tx, SYSTEM, "account.lapse", id, { session: row.id }, null);
    });
    return null;
  }
  if (row.seen_at === null || facts.now >= row.seen_at + SEEN_EVERY_MS)
    it.sql.exec("UPDATE session SET seen_at = ? WHERE id = ?", Math.max(facts.now, row.seen_at ?? 0), row.id);
  return {
    id: row.id,
    account,
    // The provider has its own second factor.
    factorDue: policy.twoFactor === "required" && row.method === "password" && row.twoFactorEnabled !== 1,
    believedUntil: Math.min(facts.now + BELIEVED_MS, endsAt(session, policy)),
  };
}

function factsOf(row: SessionRow): SessionFacts {
  const startedAt = Date.parse(row.createdAt);
  return { startedAt, seenAt: row.seen_at ?? startedAt };
}

/** The sessions of a person that have not ended, last used first. */
export function listSessions(sql: SqlStorage, person: string, current: string, now: number): AccountSession[] {
  const policy = policyOf(sql, person);
  const rows = sql.exec<SessionRow>(`SELECT ${COLUMNS} WHERE userId = ?`, person).toArray();
  return rows
    .map((row) => ({ row, ...factsOf(row) }))
    .filter((one) => !hasLapsed(one, policy, now))
    .sort((a, b) => b.seenAt - a.seenAt)
    .map(({ row, startedAt, seenAt }) => ({
      id: row.id,
      current: row.id === current,
      method: row.method,
      address: row.ipAddress ?? "",
      userAgent: row.userAgent ?? "",
      startedAt: utcText(startedAt),
      seenAt: utcText(seenAt),
    }));
}

/** Ends one session of a person's own; `not_found` for all others. */
export function endSession(tx: Tx, account: Account, session: string): void {
  const { rowsWritten } = tx.sql.exec("DELETE FROM session WHERE id = ? AND userId = ?", session, account.id);
  if (rowsWritten === 0) throw new Problem("not_found");
  audit(tx, account, "account.end_session", account.id, { session }, null);
}

/** Ends all sessions of a person; says how many there were. */
export function dropSessions(tx: Tx, person: string, kept: "none" | "oidc" = "none"): number {
  const theirs = "FROM session WHERE userId = ? AND method IS NOT ?";
  const { count } = tx.sql.exec<{ count: number }>(`SELECT count(*) AS count ${theirs}`, person, kept).one();
  tx.sql.exec(`DELETE ${theirs}`, person, kept);
  return count;
}

/** Signs out here, or everywhere; answers the cookies that clear the browser's. */
export async function signOut(
  it: Identity,
  facts: Facts,
  browser: Browser,
  where: "here" | "everywhere",
): Promise<string[]> {
  const session = await currentSession(it, facts, browser.cookie);
  const { setCookies } = await callAccounts(it, facts, browser, (api, options) => api.signOut(options));
  if (session)
    it.transact(facts, (tx) => {
      const { account } = session;
      const ended = where === "everywhere" ? dropSessions(tx, account.id) + 1 : 1;
      const action = where === "everywhere" ? "account.end_sessions" : "account.sign_out";
      audit(tx, account, action, account.id, { session: session.id, ended }, null);
    });
  return setCookies;
}
