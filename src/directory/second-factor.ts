import type { SignIn } from "../contracts/account.ts";
import { conflict, invalid, Problem } from "../contracts/problem.ts";
import type { Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import { sha256 } from "../platform/digest.ts";
import type { Tx } from "../platform/tx.ts";
import { cookiePrefix } from "./accounts.ts";
import { cookieOf } from "./cookie.ts";
import { accountById, callAccounts, type Account, type Browser, type Facts, type Identity } from "./identity.ts";
import type { Reply, WithCookies } from "./identity.ts";
import { withPassword } from "./password.ts";
import { policyOf } from "./policy.ts";
import type { Session } from "./session.ts";
import { recordSignIn } from "./sign-in.ts";
import { beginTry, forgetTries, lockedProblem, recordRefusal } from "./tries.ts";

/** A code stands in a window of three steps of 30 s; after that it is wrong anyway. */
const CODE_LIVES_MS = 90_000;

const ASKED = { totp: "code", recovery: "recovery code" } as const;

/**
 * A code, of the app or a recovery code: finishes a sign-in whose password was right. With a session it turns the second
 * factor on, which was set up before. Each code works once (RFC 6238 §5.2). `gone`: the sign-in has to begin anew.
 */
export async function verifyFactor(
  it: Identity,
  facts: Facts,
  browser: Browser,
  factor: keyof typeof ASKED,
  code: string,
  session: Session | null,
): Promise<Answer<WithCookies<SignIn>>> {
  const account = session?.account ?? pendingAccount(it, browser.cookie);
  if (!account || (session && factor === "recovery")) return refused(beginAnew());
  const asked = ASKED[factor];
  const rule = policyOf(it.sql, account.id);
  const { begun, unused } = it.transact(facts, (tx) => {
    const begun = beginTry(tx, account.email, rule);
    return { begun, unused: begun.lockedUntil === null && takeCode(tx, account, code) };
  });
  if (begun.lockedUntil !== null) return refused(lockedProblem(begun.lockedUntil, facts.now));
  const reply = unused
    ? await callAccounts(it, facts, browser, (api, options) =>
        factor === "totp"
          ? api.verifyTOTP({ ...options, body: { code } })
          : api.verifyBackupCode({ ...options, body: { code } }),
      )
    : { status: 401, body: { code: "INVALID_CODE" }, setCookies: [] };
  if (reply.status !== 200) {
    it.transact(facts, (tx) => recordRefusal(tx, account, begun, asked));
    return refused(problemOf(reply));
  }
  it.transact(facts, (tx) => {
    if (session) {
      forgetTries(tx, account.email);
      audit(tx, account, "account.enable_two_factor", account.id, null, { factor });
    } else recordSignIn(tx, account, { ...reply, location: null }, asked);
  });
  return { ok: true, value: { value: { state: "signed_in" }, setCookies: reply.setCookies } };
}

function refused(problem: Problem): Answer<never> {
  return { ok: false, problem: problem.facts };
}

/** Whose password was right a moment ago. better-auth itself checks the cookie's signature. */
function pendingAccount(it: Identity, cookie: string): Account | null {
  const signed = cookieOf(cookie, `${cookiePrefix(it.env)}.two_factor`);
  const identifier = signed && decodeURIComponent(signed).split(".")[0];
  if (!identifier) return null;
  const [row] = it.sql
    .exec<{ value: string }>("SELECT value FROM verification WHERE identifier = ?", identifier)
    .toArray();
  return row ? accountById(it.sql, row.value) : null;
}

/** Uses a code up before it is judged, so that of two requests with the same only one can be right; false = it was. */
function takeCode(tx: Tx, account: Account, code: string): boolean {
  tx.sql.exec("DELETE FROM used_code WHERE until <= ?", tx.now);
  const { rowsWritten } = tx.sql.exec(
    "INSERT OR IGNORE INTO used_code (person, code, until) VALUES (?, ?, ?)",
    account.id,
    sha256(code),
    tx.now + CODE_LIVES_MS,
  );
  return rowsWritten > 0;
}

function problemOf({ body }: Pick<Reply, "body">): Problem {
  const code = body["code"];
  if (code === "INVALID_CODE")
    return invalid(
      "code",
      "验证码不正确或已使用，请输入应用中当前显示的六位数字",
      "Wrong or used; take the six digits that the app shows now",
    );
  if (code === "INVALID_BACKUP_CODE")
    return invalid("code", "恢复码不正确或已使用", "This recovery code is wrong, or was used");
  return beginAnew();
}

function beginAnew(): Problem {
  return new Problem("gone", {
    detail: {
      zh: "登录已超时或尝试过多，请重新输入密码",
      en: "Timed out or tried too often: start with the password again",
    },
  });
}

/** Begins to set a second factor up; a code turns it on. `conflict` when it is on, or the policy has none. */
export async function enableTwoFactor(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  password: string,
): Promise<Answer<WithCookies<{ uri: string; recoveryCodes: string[] }>>> {
  if (policyOf(it.sql, account.id).twoFactor === "off")
    return refused(conflict("本单位未开放两步验证", "Your bureau's policy offers no second factor"));
  const reply = await withPassword(it, facts, browser, account, "password", (api, options) =>
    api.enableTwoFactor({ ...options, body: { password } }),
  );
  if (!reply.ok) return reply;
  it.transact(facts, (tx) => audit(tx, account, "account.set_up_two_factor", account.id, null, {}));
  const { body, setCookies } = reply.value;
  return {
    ok: true,
    value: { value: { uri: String(body["totpURI"]), recoveryCodes: texts(body["backupCodes"]) }, setCookies },
  };
}

/** Turns the second factor off; `conflict` when the policy requires it. */
export async function disableTwoFactor(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  password: string,
): Promise<Answer<string[]>> {
  if (policyOf(it.sql, account.id).twoFactor === "required")
    return refused(conflict("本单位要求两步验证，不能停用", "Your bureau requires a second factor"));
  const reply = await withPassword(it, facts, browser, account, "password", (api, options) =>
    api.disableTwoFactor({ ...options, body: { password } }),
  );
  if (!reply.ok) return reply;
  it.transact(facts, (tx) => audit(tx, account, "account.disable_two_factor", account.id, {}, null));
  return { ok: true, value: reply.value.setCookies };
}

/** New recovery codes; the old ones are dead. */
export async function renewRecoveryCodes(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  password: string,
): Promise<Answer<{ recoveryCodes: string[] }>> {
  const reply = await withPassword(it, facts, browser, account, "password", (api, options) =>
    api.generateBackupCodes({ ...options, body: { password } }),
  );
  if (!reply.ok) return reply;
  it.transact(facts, (tx) => audit(tx, account, "account.renew_recovery_codes", account.id, null, {}));
  return { ok: true, value: { recoveryCodes: texts(reply.value.body["backupCodes"]) } };
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
