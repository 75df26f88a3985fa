import type { Bureau, Founding } from "../../contracts/bureau.ts";
import type { Invitation } from "../../contracts/member.ts";
import { POLICY_PRESETS } from "../../contracts/policy.ts";
import type { PersonRef } from "../../contracts/person.ts";
import type { StaffRole } from "../../contracts/permission.ts";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import { bureaus, settingsOf } from "../settings/table.ts";
import { viewInvitation } from "./invitation-view.ts";
import { newInvitation } from "./invite.ts";
import { saveMember } from "./save.ts";
import { members, openInvitations, revokeInvitations } from "./table.ts";

/** Enough to administer a bureau, and to give every other role. */
const FIRST: StaffRole[] = ["admin", "security_admin"];

/** Creates the bureau in its own, still empty object, with its first administrator. */
export function foundBureau(tx: Tx, admin: PersonRef & { email: string }, founding: Founding): Bureau {
  const bureau = insertBureau(tx, founding, null);
  saveMember(tx, admin, { roles: FIRST });
  audit(tx, admin, "setup.create", bureau.id, null, bureau);
  return bureau;
}

/** Creates the bureau for the platform's operator, who is no member of it: its first administrator is invited. */
export function foundBureauFor(
  tx: Tx,
  operator: PersonRef,
  { founding, parent, email }: { founding: Founding; parent: Bureau["parent"]; email: string },
): Invitation {
  const bureau = insertBureau(tx, founding, parent);
  const { row, token } = newInvitation(tx, operator, email, { roles: FIRST });
  audit(tx, operator, "bureau.create", bureau.id, null, { bureau, invitation: row });
  return { ...viewInvitation(tx, row), token };
}

/** A new link for the first administrator. Once there is a member, the bureau's own administrators invite. */
export function inviteFirst(tx: Tx, operator: PersonRef, email: string): Invitation {
  const bureau = settingsOf(tx);
  if (tx.db.select({ person: members.person }).from(members).limit(1).get()) throw new Problem("conflict");
  revokeInvitations(tx, openInvitations(tx));
  const { row, token } = newInvitation(tx, operator, email, { roles: FIRST });
  audit(tx, operator, "bureau.invite", bureau.id, null, row);
  return { ...viewInvitation(tx, row), token };
}

function insertBureau(tx: Tx, founding: Founding, parent: Bureau["parent"]): Bureau {
  const existing = tx.db.select().from(bureaus).get();
  if (existing) throw new Problem("conflict", { current: existing });
  const policy = POLICY_PRESETS.default;
  const bureau = { ...founding, separateAdministration: false, policy, parent, relaxation: null, revision: 1 };
  tx.db.insert(bureaus).values(bureau).run();
  return bureau;
}
