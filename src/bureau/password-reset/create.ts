import { and, eq } from "drizzle-orm";
import { conflict, Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { newSecret } from "../../platform/digest.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { members } from "../member/table.ts";
import { settingsOf } from "../settings/table.ts";
import type { OwnVerbs } from "../verb.ts";

const HOUR_MS = 3_600_000;
const VALID_MS = 24 * HOUR_MS;
/** An operator may be away over a weekend. */
const VALID_WAITING_MS = 72 * HOUR_MS;

/** Refuses who may not, and persons of elsewhere, before the directory is asked. */
export const allowPasswordReset: OwnVerbs["password_reset.allowed"] = (tx, actor, { params }) => {
  requireMember(tx, params.person);
  requireOther(actor, params.person);
  return { separate: settingsOf(tx).separateAdministration && isStaff(tx, params.person) };
};

/** A link by which a member sets a new password. The directory keeps its hash; here stays that it was given, and by whom. */
export const createPasswordReset: OwnVerbs["password_reset.create"] = (tx, actor, { params, body }) => {
  requireMember(tx, params.person);
  requireOther(actor, params.person);
  const expiresAt = utcText(tx.now + (body.waits ? VALID_WAITING_MS : VALID_MS));
  audit(tx, actor, "password_reset.create", params.person, null, { ...body, expiresAt });
  return { token: newSecret(), expiresAt };
};

/** A borrowed session must not do without the password what the account's own page asks it for. */
function requireOther(actor: Actor, person: string): void {
  if (person !== actor.id) return;
  const zh = "请在“我的账号”中修改自己的密码；遗失时由另一名安全管理员重设";
  const en = "Change your own password on your account's page; if it is lost, another security administrator resets it";
  throw conflict(zh, en);
}

function requireMember(tx: Tx, person: string): void {
  const [found] = tx.db
    .select({ person: members.person })
    .from(members)
    .where(eq(members.person, person))
    .limit(1)
    .all();
  if (!found) throw new Problem("not_found");
}

function isStaff(tx: Tx, person: string): boolean {
  const own = and(eq(members.person, person), eq(members.institution, ""));
  return tx.db.select({ person: members.person }).from(members).where(own).get() !== undefined;
}
