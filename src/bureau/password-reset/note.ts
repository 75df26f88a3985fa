import { eq } from "drizzle-orm";
import type { ResetNote } from "../../contracts/account.ts";
import { audit } from "../../platform/audit.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { members } from "../member/table.ts";

/** Writes down, once, that a member has set a new password by a link: here too, though another bureau gave it. */
export function noteReset(tx: Tx, { person, at, ...how }: ResetNote): void {
  const own = eq(members.person, person.id);
  const before = tx.db.select({ resetAt: members.resetAt }).from(members).where(own).get();
  if (!before || (before.resetAt !== null && before.resetAt >= at)) return;
  tx.db.update(members).set({ resetAt: at }).where(own).run();
  audit(tx, person, "password_reset.use", person.id, null, { at: utcText(at), ...how });
}
