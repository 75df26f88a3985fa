import { eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";
import { viewInvitation } from "./invitation-view.ts";
import { requireReach } from "./invite.ts";
import { invitations, revokeInvitations, type InvitationRow } from "./table.ts";

export const revokeInvitation: Verb<"invitation.revoke"> = (tx, actor, { params }) => {
  const before = invitationRow(tx, params.invitation);
  requireReach(actor, before.grant);
  if (before.acceptedAt !== null || before.revokedAt !== null)
    throw new Problem("conflict", { current: viewInvitation(tx, before) });
  revokeInvitations(tx, [before]);
  const after = { ...before, revokedAt: tx.now };
  audit(tx, actor, "invitation.revoke", before.id, before, after);
  return viewInvitation(tx, after);
};

export function invitationRow(tx: Tx, id: string): InvitationRow {
  const row = tx.db.select().from(invitations).where(eq(invitations.id, id)).get();
  if (!row) throw new Problem("not_found");
  return row;
}
