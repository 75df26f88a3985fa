import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { newSecret } from "../../platform/digest.ts";
import { instantText, type Tx } from "../../platform/tx.ts";
import { members } from "../member/table.ts";
import { eq } from "drizzle-orm";
import type { OwnVerbs, Verb } from "../verb.ts";

const VALID_MS = 24 * 3_600_000;

/** Refuses who may not, and persons of elsewhere, before the directory is asked. */
export const allowPasswordReset: OwnVerbs["password_reset.allowed"] = (tx, _actor, { params }) => {
  requireMember(tx, params.person);
};

/** A link by which a member sets a new password. The directory keeps its hash; here stays that it was given, and by whom. */
export const createPasswordReset: Verb<"password_reset.create"> = (tx, actor, { params, body }) => {
  requireMember(tx, params.person);
  const expiresAt = instantText(tx.now + VALID_MS);
  audit(tx, actor, "password_reset.create", params.person, null, { ...body, expiresAt });
  return { token: newSecret(), expiresAt };
};

function requireMember(tx: Tx, person: string): void {
  const [found] = tx.db
    .select({ person: members.person })
    .from(members)
    .where(eq(members.person, person))
    .limit(1)
    .all();
  if (!found) throw new Problem("not_found");
}
