import { eq } from "drizzle-orm";
import type { InvitationView } from "../../contracts/member.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { sha256 } from "../../platform/digest.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { institutionOf } from "../institution/table.ts";
import { settingsOf } from "../settings/table.ts";
import { stateOf } from "./invitation-view.ts";
import { saveMember } from "./save.ts";
import { invitations } from "./table.ts";

/** Reads an invitation by its token: `not_found` when there is none, `gone` when it was used or revoked, or has expired. */
function openInvitation(tx: Tx, token: string) {
  const found = tx.db
    .select()
    .from(invitations)
    .where(eq(invitations.tokenSha256, sha256(token)))
    .get();
  if (!found) throw new Problem("not_found");
  if (stateOf(found, tx.now) !== "open") throw new Problem("gone");
  return found;
}

/** What the holder of the token may know before accepting. */
export function lookAtInvitation(tx: Tx, token: string): Omit<InvitationView, "hasAccount"> {
  const { email, grant, expiresAt } = openInvitation(tx, token);
  const bureau = settingsOf(tx);
  const institutionName = "institution" in grant ? institutionOf(tx, grant.institution).name : null;
  return { bureau: bureau.id, bureauName: bureau.name, institutionName, email, expiresAt: utcText(expiresAt) };
}

/** Uses the invitation up and makes the person a member. The account must be of the invited address. */
export function acceptInvitation(tx: Tx, token: string, person: PersonRef & { email: string }): void {
  const invitation = openInvitation(tx, token);
  if (invitation.email !== person.email) throw new Problem("forbidden");
  saveMember(tx, person, invitation.grant);
  tx.db.update(invitations).set({ acceptedAt: tx.now }).where(eq(invitations.id, invitation.id)).run();
  audit(tx, person, "invitation.accept", invitation.id, invitation, { ...invitation, acceptedAt: tx.now });
}
