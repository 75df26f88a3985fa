import { eq } from "drizzle-orm";
import type { Member } from "../../contracts/member.ts";
import { allows } from "../../domain/permission/table.ts";
import { mayInviteWith } from "../../domain/member/roles.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import { invitations, openInvitations, revokeInvitations, type InvitationRow } from "./table.ts";

/** Revokes the open invitations that somebody could no longer make: rights that are gone must not come back by a link. */
export function revokeUnbacked(tx: Tx, person: string, now: Member | null): void {
  const { separateAdministration: separate } = settingsOf(tx);
  const roles = now?.roles ?? [];
  const unbacked = ({ grant }: InvitationRow) => {
    if (!("roles" in grant)) return !allows("invitation.write", roles) && !manages(now, grant.institution);
    const grants = allows("member.grant", roles);
    return !allows("invitation.write", roles) || !mayInviteWith(grant.roles, { grants, separate });
  };
  revokeInvitations(tx, openInvitations(tx, eq(invitations.invitedBy, person)).filter(unbacked));
}

function manages(member: Member | null, institution: string): boolean {
  return member?.institutions.some((one) => one.institution === institution && one.role === "partner_manager") ?? false;
}
