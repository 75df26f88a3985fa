import type { Invitation, InvitationState } from "../../contracts/member.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import type { InvitationRow } from "./table.ts";

/** An invitation as those see it whose business it is; never with its token. */
export function viewInvitation(tx: Tx, row: InvitationRow): Omit<Invitation, "token"> {
  const { id, email, grant, expiresAt, acceptedAt, revokedAt } = row;
  return {
    id,
    email,
    grant,
    state: stateOf(row, tx.now),
    invitedBy: { id: row.invitedBy, name: row.invitedByName },
    expiresAt: utcText(expiresAt),
    acceptedAt: acceptedAt === null ? null : utcText(acceptedAt),
    revokedAt: revokedAt === null ? null : utcText(revokedAt),
  };
}

export function stateOf(row: InvitationRow, nowMs: number): InvitationState {
  if (row.acceptedAt !== null) return "accepted";
  if (row.revokedAt !== null) return "revoked";
  return row.expiresAt <= nowMs ? "expired" : "open";
}
