import { conflict } from "../contracts/problem.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import type { Account, Browser, Facts, Identity } from "./identity.ts";
import { withPassword } from "./password.ts";

type Change = (
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  password: string,
) => Promise<Answer<void>>;

/**
 * Ends the provider's say over an account, and the sessions by it. Only with the password: it is the one way in that is
 * left. The provider still vouches for the address, so that it is remembered that its owner does not want it.
 */
export const unlinkOidc: Change = (it, facts, browser, account, password) =>
  confirmed(it, facts, browser, account, password, () =>
    it.transact(facts, (tx) => {
      const { rowsWritten } = tx.sql.exec("DELETE FROM account WHERE userId = ? AND providerId = 'oidc'", account.id);
      if (rowsWritten === 0) throw conflict("此账号未关联统一身份认证", "This account is not linked to the provider");
      tx.sql.exec("INSERT OR REPLACE INTO oidc_refused (person, at) VALUES (?, ?)", account.id, tx.now);
      tx.sql.exec("DELETE FROM session WHERE userId = ? AND method = 'oidc'", account.id);
      audit(tx, account, "account.unlink_oidc", account.id, {}, null);
    }),
  );

/** The provider's next sign-in links the account again, as the first one did. */
export const allowOidc: Change = (it, facts, browser, account, password) =>
  confirmed(it, facts, browser, account, password, () =>
    it.transact(facts, (tx) => {
      const { rowsWritten } = tx.sql.exec("DELETE FROM oidc_refused WHERE person = ?", account.id);
      if (rowsWritten === 0) throw conflict("此账号并未解除关联", "This account has not been unlinked");
      audit(tx, account, "account.allow_oidc", account.id, null, {});
    }),
  );

async function confirmed(
  it: Identity,
  facts: Facts,
  browser: Browser,
  account: Account,
  password: string,
  work: () => void,
): Promise<Answer<void>> {
  const reply = await withPassword(it, facts, browser, account, "password", (api, options) =>
    api.verifyPassword({ ...options, body: { password } }),
  );
  return reply.ok ? answer(work) : reply;
}
