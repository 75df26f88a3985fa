import { ERASED } from "../domain/audit/chain.ts";
import { audit, type AuditActor } from "../platform/audit.ts";
import { redactPerson } from "../platform/audit-redact.ts";
import type { Tx } from "../platform/tx.ts";

/** Values by the field names of `domain/personal-data/inventory`. */
export type DirectoryValues = Record<string, { record: string; value: string }[]>;

/** What the directory keeps of a person; the traces of their sessions are for themselves alone. */
export function directoryValues(sql: SqlStorage, person: string, own: boolean): DirectoryValues {
  const values: DirectoryValues = {};
  const add = (field: string, query: string) => {
    const found = sql.exec<{ record: string; value: string | null }>(query, person).toArray();
    values[field] = found.flatMap(({ record, value }) => (value === null || value === "" ? [] : [{ record, value }]));
  };
  add("directory.user.name", 'SELECT id AS record, name AS value FROM "user" WHERE id = ?');
  add("directory.user.email", 'SELECT id AS record, email AS value FROM "user" WHERE id = ?');
  add("directory.membership.person", "SELECT bureau AS record, bureau AS value FROM membership WHERE person = ?");
  if (!own) return values;
  add(
    "directory.session.ipAddress",
    'SELECT "createdAt" AS record, "ipAddress" AS value FROM session WHERE "userId" = ?',
  );
  add(
    "directory.session.userAgent",
    'SELECT "createdAt" AS record, "userAgent" AS value FROM session WHERE "userId" = ?',
  );
  return values;
}

/**
 * Forgets a person whom a bureau has erased and who belongs nowhere any more: account, sessions, and the name in this
 * trail. While another bureau has them, their account is that one's matter.
 */
export function forgetPerson(tx: Tx, person: string, actor: AuditActor): void {
  const places = tx.sql.exec("SELECT 1 FROM membership WHERE person = ? LIMIT 1", person).toArray();
  const operates = tx.sql.exec("SELECT 1 FROM operator WHERE person = ?", person).toArray();
  const account = tx.sql.exec('SELECT 1 FROM "user" WHERE id = ?', person).toArray();
  if (places.length > 0 || operates.length > 0 || account.length === 0) return;
  tx.sql.exec('DELETE FROM session WHERE "userId" = ?', person);
  tx.sql.exec('DELETE FROM account WHERE "userId" = ?', person);
  tx.sql.exec('DELETE FROM "twoFactor" WHERE "userId" = ?', person);
  tx.sql.exec("DELETE FROM used_code WHERE person = ?", person);
  tx.sql.exec("DELETE FROM password_reset WHERE person = ?", person);
  tx.sql.exec("DELETE FROM oidc_refused WHERE person = ?", person);
  tx.sql.exec('DELETE FROM "user" WHERE id = ?', person);
  redactPerson(tx, person);
  audit(tx, actor, ERASED, person, null, null);
}
