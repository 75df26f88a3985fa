import { and, eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import type { Grant } from "../../contracts/member.ts";
import { mayInviteWith } from "../../domain/member/roles.ts";
import { audit } from "../../platform/audit.ts";
import { newSecret, sha256 } from "../../platform/digest.ts";
import { newId } from "../../platform/id.ts";
import { existing } from "../../platform/reference.ts";
import type { Tx } from "../../platform/tx.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { requireFor, staffMay, type Actor } from "../actor.ts";
import { institutionOf } from "../institution/table.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { viewInvitation } from "./invitation-view.ts";
import { invitations, members } from "./table.ts";

const VALID_MS = 14 * 86_400_000;

export const createInvitation: Verb<"invitation.create"> = (tx, actor, { body }) => {
  const { email, grant } = body;
  if ("institution" in grant)
    existing("grant.institution", "机构", () => {
      institutionOf(tx, grant.institution);
      requireReach(actor, grant);
    });
  requireMayGive(tx, actor, email, grant);
  const { row, token } = newInvitation(tx, actor, email, grant);
  audit(tx, actor, "invitation.create", row.id, null, row);
  return { ...viewInvitation(tx, row), token };
};

/** Writes an invitation. Its token is answered once, to the one who invites; its first part names the bureau. */
export function newInvitation(tx: Tx, inviter: PersonRef, email: string, grant: Grant) {
  const { token, ...secret } = newToken(tx);
  const row = {
    id: newId("invitation", tx.now),
    email,
    grant,
    invitedBy: inviter.id,
    invitedByName: inviter.name,
    acceptedAt: null,
    revokedAt: null,
    ...secret,
  };
  tx.db.insert(invitations).values(row).run();
  return { row, token };
}

/** A new link, and how long it holds. */
export function newToken(tx: Tx): { token: string; tokenSha256: string; expiresAt: number } {
  const token = `${tx.object}.${newSecret()}`;
  return { token, tokenSha256: sha256(token), expiresAt: tx.now + VALID_MS };
}

/** Whose invitations are the actor's business: all an administrator's; to its members an institution's manager's. */
export function requireReach(actor: Actor, grant: Grant): void {
  if (staffMay(actor, "invitation.write")) return;
  requireFor(actor, "institution" in grant ? grant.institution : null, "invitation.write");
  if ("role" in grant && grant.role !== "partner_member") throw new Problem("forbidden");
}

/** Refuses a place that the actor may not give to the owner of that address, or that nobody may take now. */
export function requireMayGive(tx: Tx, actor: Actor, email: string, grant: Grant): void {
  if ("institution" in grant) {
    if (!institutionOf(tx, grant.institution).active) throw new Problem("institution_inactive");
    return;
  }
  if (!staffMay(actor, "invitation.write")) throw new Problem("forbidden");
  const separate = settingsOf(tx).separateAdministration;
  const grants = staffMay(actor, "member.grant");
  // Roles are added to those that somebody has: by this an administrator would give any to themselves.
  if (!grants && grant.roles.length > 0 && isStaff(tx, email)) {
    const message = {
      zh: "此人已是本单位工作人员：角色由安全管理员变更",
      en: "Already of the staff: a security administrator changes their roles",
    };
    throw new Problem("forbidden", { errors: [{ path: "grant.roles", message }] });
  }
  if (mayInviteWith(grant.roles, { grants, separate })) return;
  const message = separate
    ? {
        zh: "三员分设：请不带角色邀请，由安全管理员授权",
        en: "Invite without roles; a security administrator gives them",
      }
    : { zh: "管理类角色由安全管理员授予", en: "A security administrator gives administrative roles" };
  throw new Problem("forbidden", { errors: [{ path: "grant.roles", message }] });
}

function isStaff(tx: Tx, email: string): boolean {
  const own = and(eq(members.email, email), eq(members.institution, ""));
  return tx.db.select({ person: members.person }).from(members).where(own).get() !== undefined;
}
