import type { PasswordResetView } from "../contracts/account.ts";
import { Problem } from "../contracts/problem.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { audit, type AuditActor } from "../platform/audit.ts";
import { sha256 } from "../platform/digest.ts";
import { instantText, type Tx } from "../platform/tx.ts";
import { hashPassword } from "./hashing.ts";
import { accountById, type Account, type Facts, type Identity } from "./identity.ts";
import { requireStrong, storePassword } from "./password.ts";
import { policyOf } from "./policy.ts";
import { dropSessions } from "./session.ts";
import { forgetTries } from "./tries.ts";

export interface ResetOffer {
  person: string;
  bureau: string;
  tokenSha256: string;
  dropTwoFactor: boolean;
  expiresAt: number;
}
type ResetRow = { person: string; bureau: string; dropTwoFactor: number; expiresAt: number };

/**
 * Refuses what one bureau alone may not do: whoever sets a password is that person, in every other bureau too, and for
 * the platform.
 */
export function requireResettable(sql: SqlStorage, person: string, bureau: string): void {
  const elsewhere = sql.exec("SELECT 1 FROM membership WHERE person = ? AND bureau <> ?", person, bureau).toArray();
  const operates = sql.exec("SELECT 1 FROM operator WHERE person = ?", person).toArray();
  if (elsewhere.length === 0 && operates.length === 0) return;
  throw new Problem("conflict", {
    detail: {
      zh: "此账号不只属于本单位，不能由本单位重设密码",
      en: "This account is not this bureau's alone, so the bureau cannot reset its password",
    },
  });
}

/** Keeps the link's hash; an earlier link of the same person is dead. */
export function offerReset(tx: Tx, actor: AuditActor, offer: ResetOffer): void {
  requireResettable(tx.sql, offer.person, offer.bureau);
  if (!accountById(tx.sql, offer.person)) throw new Problem("not_found");
  tx.sql.exec(
    `INSERT OR REPLACE INTO password_reset (person, token_sha256, bureau, drop_two_factor, expires_at)
     VALUES (?, ?, ?, ?, ?)`,
    offer.person,
    offer.tokenSha256,
    offer.bureau,
    offer.dropTwoFactor ? 1 : 0,
    offer.expiresAt,
  );
  audit(tx, actor, "password_reset.create", offer.person, null, offer);
}

/** Since the link was given the person may have joined others: then it would open their places too. */
function isResettable(sql: SqlStorage, { person, bureau }: ResetRow): boolean {
  return answer(() => requireResettable(sql, person, bureau)).ok;
}

/** What the holder of a link may know; `gone` for every token that does not work (any more). */
export function viewReset(tx: Tx, token: string): PasswordResetView {
  const { account, row } = openReset(tx, token);
  const { passwordMinLength, passwordClasses } = policyOf(tx.sql, account.id);
  return {
    name: account.name,
    email: account.email,
    expiresAt: instantText(row.expiresAt),
    policy: { passwordMinLength, passwordClasses },
  };
}

/** Sets the password by a link, once; ends all sessions and the account's lock. */
export async function redeemReset(it: Identity, facts: Facts, token: string, password: string): Promise<Answer<void>> {
  const allowed = answer(() =>
    it.transact(facts, (tx) => requireStrong("password", password, policyOf(tx.sql, openReset(tx, token).account.id))),
  );
  if (!allowed.ok) return allowed;
  const hash = await hashPassword(it.env, password);
  return answer(() =>
    it.transact(facts, (tx) => {
      // Read again: while the password was hashed the link may have been used, or replaced.
      const { account, row } = openReset(tx, token);
      storePassword(tx, account.id, hash);
      if (row.dropTwoFactor === 1) {
        tx.sql.exec('DELETE FROM "twoFactor" WHERE "userId" = ?', account.id);
        tx.sql.exec('UPDATE "user" SET "twoFactorEnabled" = 0 WHERE id = ?', account.id);
      }
      const ended = dropSessions(tx, account.id);
      forgetTries(tx, account.email);
      tx.sql.exec("DELETE FROM password_reset WHERE person = ?", account.id);
      audit(tx, account, "password_reset.use", account.id, { ended }, { dropTwoFactor: row.dropTwoFactor === 1 });
    }),
  );
}

function openReset(tx: Tx, token: string): { account: Account; row: ResetRow } {
  const [row] = tx.sql
    .exec<ResetRow>(
      `SELECT person, bureau, drop_two_factor AS dropTwoFactor, expires_at AS expiresAt
       FROM password_reset WHERE token_sha256 = ? AND expires_at > ?`,
      sha256(token),
      tx.now,
    )
    .toArray();
  const account = row && accountById(tx.sql, row.person);
  if (!row || !account || !isResettable(tx.sql, row)) throw new Problem("gone");
  return { account, row };
}
