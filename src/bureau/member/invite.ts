import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { newSecret, sha256 } from "../../platform/digest.ts";
import { newId } from "../../platform/id.ts";
import { instantText } from "../../platform/tx.ts";
import { institutionOf } from "../institution/table.ts";
import type { Verb } from "../verb.ts";
import { invitations } from "./table.ts";

const VALID_MS = 14 * 86_400_000;

/** The token is answered once, to the one who invites; the directory finds the bureau by its first part. */
export const createInvitation: Verb<"invitation.create"> = (tx, actor, { body }) => {
  if ("institution" in body.grant && !institutionOf(tx, body.grant.institution).active)
    throw new Problem("institution_inactive");
  const token = `${tx.object}.${newSecret()}`;
  const invitation = {
    id: newId("invitation", tx.now),
    tokenSha256: sha256(token),
    email: body.email,
    grant: body.grant,
    invitedBy: actor.id,
    expiresAt: tx.now + VALID_MS,
    acceptedAt: null,
  };
  tx.db.insert(invitations).values(invitation).run();
  audit(tx, actor, "invitation.create", invitation.id, null, invitation);
  return {
    id: invitation.id,
    email: invitation.email,
    grant: invitation.grant,
    expiresAt: instantText(invitation.expiresAt),
    acceptedAt: null,
    token,
  };
};
