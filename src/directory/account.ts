import type { Account as AccountView } from "../contracts/account.ts";
import { Problem } from "../contracts/problem.ts";
import type { PasswordRule } from "../domain/account/password.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import { hashPassword } from "./hashing.ts";
import { accountByEmail, callAccounts, type Account, type Browser, type Facts, type Identity } from "./identity.ts";
import type { WithCookies } from "./identity.ts";
import { requireStrong, storePassword } from "./password.ts";
import { policyOf } from "./policy.ts";
import { recoveryCodesLeft } from "./recovery-codes.ts";
import type { Session } from "./session.ts";
import { signIn } from "./sign-in.ts";

export interface NewAccount {
  email: string;
  name: string;
  password: string;
}

/** Addresses whose account is being made: its password is being hashed meanwhile. */
const making = new Set<string>();

/** Makes an account; `conflict` when the address has one already, also of two at once. */
async function makeAccount(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: NewAccount,
  rule: PasswordRule,
): Promise<Answer<Account>> {
  const strong = answer(() => requireStrong("password", account.password, rule));
  if (!strong.ok) return strong;
  const conflict: Answer<never> = { ok: false, problem: { code: "conflict" } };
  if (making.has(account.email) || accountByEmail(it.sql, account.email)) return conflict;
  making.add(account.email);
  const reply = await callAccounts(it, facts, browser, (api, options) =>
    api.signUpEmail({ ...options, body: account }),
  ).finally(() => making.delete(account.email));
  const created = accountByEmail(it.sql, account.email);
  if (reply.status !== 200 || !created) throw new Error(`better-auth: ${reply.status} ${JSON.stringify(reply.body)}`);
  it.transact(facts, (tx) => audit(tx, created, "account.create", created.id, null, created));
  return { ok: true, value: created };
}

/** Makes an account and signs it in: whoever has just chosen the password need not type it again. */
export async function createAccount(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: NewAccount,
  rule: PasswordRule,
): Promise<Answer<WithCookies<Account>>> {
  const made = await makeAccount(it, facts, browser, account, rule);
  if (!made.ok) return made;
  const signedIn = await signIn(it, facts, browser, account);
  return signedIn.ok ? { ok: true, value: { ...signedIn.value, value: made.value } } : signedIn;
}

/**
 * The founder's account. An account that a broken-off set-up has left gets the name and password of this try: the
 * one-time link is what proves who sets the installation up.
 */
export async function foundAccount(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: NewAccount,
  rule: PasswordRule,
): Promise<Answer<Account>> {
  const left = accountByEmail(it.sql, account.email);
  if (!left) return makeAccount(it, facts, browser, account, rule);
  const hash = await hashPassword(it.env, account.password);
  return answer(() =>
    it.transact(facts, (tx) => {
      if (tx.sql.exec("SELECT 1 FROM milestone WHERE name = 'setup'").toArray().length > 0) throw new Problem("gone");
      const after = { ...left, name: account.name };
      tx.sql.exec('UPDATE "user" SET name = ? WHERE id = ?', after.name, after.id);
      storePassword(tx, after.id, hash);
      audit(tx, after, "account.create", after.id, left, after);
      return after;
    }),
  );
}

/** One's own account as its owner sees it. */
export async function viewAccount(it: Identity, { account, factorDue }: Session): Promise<AccountView> {
  const [row] = it.sql
    .exec<{ enabled: number | null; linked: number; unlinked: number }>(
      `SELECT twoFactorEnabled AS enabled,
         EXISTS (SELECT 1 FROM account WHERE userId = "user".id AND providerId = 'oidc') AS linked,
         EXISTS (SELECT 1 FROM oidc_refused WHERE person = "user".id) AS unlinked
       FROM "user" WHERE id = ?`,
      account.id,
    )
    .toArray();
  const enabled = row?.enabled === 1;
  return {
    person: account,
    policy: policyOf(it.sql, account.id),
    twoFactor: { enabled, due: factorDue, recoveryCodesLeft: enabled ? await recoveryCodesLeft(it, account.id) : 0 },
    linked: row?.linked === 1,
    unlinked: row?.unlinked === 1,
  };
}
