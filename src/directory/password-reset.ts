import type { PasswordResetView, ResetNote } from "../contracts/account.ts";
import { conflict, Problem } from "../contracts/problem.ts";
import { answer, type Answer } from "../platform/answer.ts";
import { audit } from "../platform/audit.ts";
import { sha256 } from "../platform/digest.ts";
import { newId } from "../platform/id.ts";
import { enqueue } from "../platform/outbox.ts";
import { utcText, type Tx } from "../platform/tx.ts";
import { hashPassword } from "./hashing.ts";
import { accountById, type Account, type Facts, type Identity } from "./identity.ts";
import { requireStrong, storePassword } from "./password.ts";
import { policyOf } from "./policy.ts";
import { needsOperator, type ResetFacts } from "./reset-needs.ts";
import { dropSessions } from "./session.ts";
import { forgetTries } from "./tries.ts";

export interface ResetOffer extends ResetFacts {
  tokenSha256: string;
  expiresAt: number;
}
type ResetRow = {
  id: string;
  person: string;
  bureau: string;
  requester: string;
  confirmer: string | null;
  separate: number;
  dropTwoFactor: number;
  expiresAt: number;
};
const ROW = `SELECT id, person, bureau, requester, confirmer, separate, drop_two_factor AS dropTwoFactor,
  expires_at AS expiresAt FROM password_reset`;

/** Keeps the link's hash; an earlier link of the same person is dead. */
export function offerReset(tx: Tx, actor: Account, offer: ResetOffer): void {
  if (!accountById(tx.sql, offer.person)) throw new Problem("not_found");
  tx.sql.exec(
    `INSERT OR REPLACE INTO password_reset
       (person, token_sha256, bureau, drop_two_factor, expires_at, id, requester, separate)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    offer.person,
    offer.tokenSha256,
    offer.bureau,
    offer.dropTwoFactor ? 1 : 0,
    offer.expiresAt,
    newId("password_reset", tx.now),
    actor.id,
    offer.separate ? 1 : 0,
  );
  audit(tx, actor, "password_reset.create", offer.person, null, offer);
}

/** What the holder of a link may know; `gone` for every token that does not work (any more). */
export function viewReset(tx: Tx, token: string): PasswordResetView {
  const { account, row } = openReset(tx, token);
  const { passwordMinLength, passwordClasses } = policyOf(tx.sql, account.id);
  return {
    name: account.name,
    email: account.email,
    expiresAt: utcText(row.expiresAt),
    policy: { passwordMinLength, passwordClasses },
  };
}

/** Sets the password by a link, once; ends all sessions and the account's lock, and tells every bureau of the person. */
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
      const dropTwoFactor = row.dropTwoFactor === 1;
      storePassword(tx, account.id, hash);
      if (dropTwoFactor) {
        tx.sql.exec('DELETE FROM "twoFactor" WHERE "userId" = ?', account.id);
        tx.sql.exec('UPDATE "user" SET "twoFactorEnabled" = 0 WHERE id = ?', account.id);
      }
      const ended = dropSessions(tx, account.id);
      forgetTries(tx, account.email);
      tx.sql.exec("DELETE FROM password_reset WHERE person = ?", account.id);
      audit(tx, account, "password_reset.use", account.id, { ended }, { dropTwoFactor });
      tellBureaus(tx, account, row);
    }),
  );
}

function tellBureaus(tx: Tx, { id, name }: Account, row: ResetRow): void {
  const note: ResetNote = {
    person: { id, name },
    at: tx.now,
    bureau: row.bureau,
    requestedBy: row.requester,
    confirmedBy: row.confirmer,
    dropTwoFactor: row.dropTwoFactor === 1,
  };
  for (const { bureau } of tx.sql.exec<{ bureau: string }>("SELECT bureau FROM membership WHERE person = ?", id))
    enqueue(tx, "bureau.reset", { to: bureau, note });
}

function openReset(tx: Tx, token: string): { account: Account; row: ResetRow } {
  const [row] = tx.sql
    .exec<ResetRow>(`${ROW} WHERE token_sha256 = ? AND expires_at > ?`, sha256(token), tx.now)
    .toArray();
  const account = row && accountById(tx.sql, row.person);
  if (!row || !account) throw new Problem("gone");
  if (waits(tx.sql, row))
    throw conflict(
      "此链接须平台运营人员确认后才能使用，请联系给您链接的安全管理员",
      "This link works when the platform's operator has confirmed it; ask the security administrator who gave it to you",
    );
  return { account, row };
}

/** Judged anew whenever it is asked: since the link was given the person may have joined others, or lost their factor. */
function waits(sql: SqlStorage, { confirmer, separate, dropTwoFactor, ...row }: ResetRow): boolean {
  const facts = { ...row, separate: separate === 1, dropTwoFactor: dropTwoFactor === 1 };
  return confirmer === null && needsOperator(sql, facts);
}

/** The links that wait for an operator, those that run out first before the others. */
export function waitingResets(tx: Tx): ResetRow[] {
  const rows = tx.sql.exec<ResetRow>(`${ROW} WHERE expires_at > ? ORDER BY expires_at, id`, tx.now).toArray();
  return rows.filter((row) => waits(tx.sql, row));
}
