import { invalid, Problem } from "../contracts/problem.ts";
import { isStrongPassword, type PasswordRule } from "../domain/account/password.ts";
import type { Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import type { Tx } from "../platform/tx.ts";
import { callAccounts, type Account, type Browser, type Facts, type Identity, type Reply } from "./identity.ts";
import { policyOf } from "./policy.ts";
import { beginTry, forgetTries, lockedProblem, recordRefusal } from "./tries.ts";

/** Throws `invalid` and says what a new password must be like. */
export function requireStrong(path: string, password: string, rule: PasswordRule): void {
  if (isStrongPassword(password, rule)) return;
  const { passwordMinLength: length, passwordClasses: classes } = rule;
  throw invalid(
    path,
    `至少 ${length} 位，并包含大写字母、小写字母、数字、符号中的${["", "一", "两", "三", "四"][classes]}种`,
    `At least ${length} characters from ${classes} of: upper case, lower case, digits, symbols`,
  );
}

/**
 * A call of better-auth by somebody signed in, who types the password once more: counted and locked as at sign-in, since
 * a borrowed session must not guess it either. `path` of the problem: the body's field that holds the password.
 */
export async function withPassword(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  path: string,
  act: Parameters<typeof callAccounts>[3],
): Promise<Answer<Reply>> {
  const rule = policyOf(it.sql, account.id);
  const begun = it.transact(facts, (tx) => beginTry(tx, account.email, rule));
  if (begun.lockedUntil !== null) return { ok: false, problem: lockedProblem(begun.lockedUntil, facts.now).facts };
  const reply = await callAccounts(it, facts, browser, act);
  if (reply.body["code"] === "INVALID_PASSWORD") {
    it.transact(facts, (tx) => recordRefusal(tx, account, begun, "password"));
    return { ok: false, problem: invalid(path, "密码不正确", "Wrong password").facts };
  }
  it.transact(facts, (tx) => forgetTries(tx, account.email));
  if (reply.status === 200) return { ok: true, value: reply };
  if (reply.status === 401) return { ok: false, problem: { code: "unauthenticated" } };
  return { ok: false, problem: { code: "conflict" } };
}

/** Changes the password and ends all other sessions; answers the cookies of the one that goes on. */
export async function changePassword(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<Answer<string[]>> {
  try {
    requireStrong("newPassword", newPassword, policyOf(it.sql, account.id));
    if (newPassword === currentPassword)
      throw invalid("newPassword", "新密码不能与当前密码相同", "Another than the present one is right");
  } catch (error) {
    if (error instanceof Problem) return { ok: false, problem: error.facts };
    throw error;
  }
  const body = { currentPassword, newPassword, revokeOtherSessions: true };
  const reply = await withPassword(it, facts, browser, account, "currentPassword", (api, options) =>
    api.changePassword({ ...options, body }),
  );
  if (!reply.ok) return reply;
  it.transact(facts, (tx) => audit(tx, account, "account.change_password", account.id, null, {}));
  return { ok: true, value: reply.value.setCookies };
}

/** Writes a password's hash down, over another or as the first. */
export function storePassword(tx: Tx, person: string, hash: string): void {
  const at = new Date(tx.now).toISOString();
  const { rowsWritten } = tx.sql.exec(
    `UPDATE account SET password = ?, updatedAt = ? WHERE userId = ? AND providerId = 'credential'`,
    hash,
    at,
    person,
  );
  if (rowsWritten > 0) return;
  tx.sql.exec(
    `INSERT INTO account (id, accountId, providerId, userId, password, createdAt, updatedAt)
     VALUES (?, ?, 'credential', ?, ?, ?, ?)`,
    crypto.randomUUID(),
    person,
    person,
    hash,
    at,
    at,
  );
}
