import { eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import type { Verb } from "../verb.ts";
import { viewInvitation } from "./invitation-view.ts";
import { newToken, requireMayGive, requireReach } from "./invite.ts";
import { invitationRow } from "./revoke.ts";
import { invitations } from "./table.ts";

/** Also brings back what has expired or was revoked: whoever sends again answers for it from now on. */
export const resendInvitation: Verb<"invitation.resend"> = (tx, actor, { params }) => {
  const before = invitationRow(tx, params.invitation);
  requireReach(actor, before.grant);
  if (before.acceptedAt !== null) throw new Problem("conflict", { current: viewInvitation(tx, before) });
  requireMayGive(tx, actor, before.email, before.grant);
  const { token, ...secret } = newToken(tx);
  const after = { ...before, ...secret, invitedBy: actor.id, invitedByName: actor.name, revokedAt: null };
  tx.db.update(invitations).set(after).where(eq(invitations.id, before.id)).run();
  audit(tx, actor, "invitation.resend", before.id, before, after);
  return { ...viewInvitation(tx, after), token };
};
