import type { SignIn } from "../contracts/account.ts";
import { POLICY_PRESETS } from "../contracts/policy.ts";
import { Problem } from "../contracts/problem.ts";
import type { Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import { arm } from "../platform/timer.ts";
import type { Tx } from "../platform/tx.ts";
import { hashPassword } from "./hashing.ts";
import { accountByEmail, callAccounts, type Account, type Browser, type Facts, type Identity } from "./identity.ts";
import type { Reply, WithCookies } from "./identity.ts";
import { policyOf } from "./policy.ts";
import { SWEEP_TIMER, SWEEP_EVERY_MS } from "./sweep.ts";
import { beginTry, forgetTries, recordRefusal, takeBackTry } from "./tries.ts";

/** The one answer to everything that is wrong: address, password, or the time while an account is locked. */
function wrongCredentials(): Problem {
  return new Problem("invalid_credentials", {
    detail: {
      zh: "账号或密码不正确；连续失败多次，账号会锁定一段时间",
      en: "Wrong e-mail or password; after several failures in a row an account is locked for some minutes",
    },
  });
}

/**
 * Signs in by e-mail and password. Whether the address has an account can be told neither by the answer nor by the
 * work: one hash, one count and one audit row in each case.
 */
export async function signIn(
  it: Identity,
  facts: Facts,
  browser: Browser,
  { email, password }: { email: string; password: string },
): Promise<Answer<WithCookies<SignIn>>> {
  const account = accountByEmail(it.sql, email);
  const rule = account ? policyOf(it.sql, account.id) : POLICY_PRESETS.default;
  const begun = it.transact(facts, (tx) => beginTry(tx, email, rule));
  const refuse = (): Answer<never> => {
    it.transact(facts, (tx) => recordRefusal(tx, account, begun, "password"));
    return { ok: false, problem: wrongCredentials().facts };
  };
  if (begun.lockedUntil !== null) {
    await hashPassword(it.env, password);
    return refuse();
  }
  const reply = await callAccounts(it, facts, browser, (api, options) =>
    api.signInEmail({ ...options, body: { email, password } }),
  );
  if (reply.status === 401 || !account) return refuse();
  if (reply.status !== 200) throw new Error(`better-auth: ${reply.status} ${JSON.stringify(reply.body)}`);
  const { setCookies } = reply;
  if (reply.body["twoFactorRedirect"] === true) {
    it.transact(facts, (tx) => takeBackTry(tx, email));
    return { ok: true, value: { value: { state: "two_factor" }, setCookies } };
  }
  it.transact(facts, (tx) => recordSignIn(tx, account, reply, "password"));
  return { ok: true, value: { value: { state: "signed_in" }, setCookies } };
}

/** Writes down that somebody is signed in, and forgets the tries before. `by` says what the last proof was. */
export function recordSignIn(tx: Tx, account: Account, reply: Reply, by: string): void {
  forgetTries(tx, account.email);
  const token = reply.body["token"];
  const [session] =
    typeof token === "string"
      ? tx.sql.exec<{ id: string }>("SELECT id FROM session WHERE token = ?", token).toArray()
      : [];
  audit(tx, account, "account.sign_in", account.id, null, { by, session: session?.id ?? null });
  arm(tx, SWEEP_TIMER, tx.now + SWEEP_EVERY_MS);
}
