import type { WaitingReset } from "../contracts/operator.ts";
import { conflict, Problem } from "../contracts/problem.ts";
import { audit } from "../platform/audit.ts";
import { utcText, type Caller, type Tx } from "../platform/tx.ts";
import { accountById } from "./identity.ts";
import { isOperator } from "./operators.ts";
import { waitingResets } from "./password-reset.ts";

/** What operators see of the links that wait for one of them: whose account, who asks, and what it would open. */
export function listWaitingResets(tx: Tx): { items: WaitingReset[] } {
  const items = waitingResets(tx).flatMap((row) => {
    const person = accountById(tx.sql, row.person);
    if (!person) return [];
    return {
      id: row.id,
      person,
      operator: isOperator(tx.sql, row.person),
      dropTwoFactor: row.dropTwoFactor === 1,
      bureau: nameOf(tx, row.bureau),
      bureaus: namesFor(tx, row.person),
      requestedBy: accountById(tx.sql, row.requester),
      expiresAt: utcText(row.expiresAt),
    };
  });
  return { items };
}

/** Makes the link good. Three people: nobody confirms what they asked for, nor the way into their own account. */
export function confirmReset(tx: Tx, caller: Caller, id: string): void {
  const row = waitingReset(tx, id);
  if (caller.person.id === row.requester || caller.person.id === row.person)
    throw conflict(
      "不能确认自己提出的、或针对自己账号的申请：请另一名平台运营人员确认",
      "Another operator has to confirm what you requested yourself, or what is about your own account",
    );
  tx.sql.exec("UPDATE password_reset SET confirmer = ? WHERE id = ?", caller.person.id, id);
  audit(tx, caller.person, "password_reset.confirm", row.person, null, row);
}

/** Makes the link that waits worthless. */
export function refuseReset(tx: Tx, caller: Caller, id: string): void {
  const row = waitingReset(tx, id);
  tx.sql.exec("DELETE FROM password_reset WHERE id = ?", id);
  audit(tx, caller.person, "password_reset.refuse", row.person, row, null);
}

function waitingReset(tx: Tx, id: string) {
  const row = waitingResets(tx).find((one) => one.id === id);
  if (!row) throw new Problem("not_found");
  return row;
}

function nameOf(tx: Tx, bureau: string): string {
  const [row] = tx.sql.exec<{ name: string }>("SELECT name FROM bureau WHERE id = ?", bureau).toArray();
  return row?.name ?? bureau;
}

function namesFor(tx: Tx, person: string): string[] {
  const rows = tx.sql.exec<{ name: string }>(
    "SELECT name FROM membership JOIN bureau ON bureau.id = membership.bureau WHERE person = ? ORDER BY name",
    person,
  );
  return rows.toArray().map(({ name }) => name);
}
