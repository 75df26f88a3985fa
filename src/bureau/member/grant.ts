import { and, eq } from "drizzle-orm";
import type { Grant, Member } from "../../contracts/member.ts";
import { conflict, invalid, Problem } from "../../contracts/problem.ts";
import { mayHoldTogether } from "../../domain/member/roles.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { memberChanged, requireAdministered } from "./save.ts";
import { members } from "./table.ts";
import { memberOf, viewMembers } from "./view.ts";
import { revokeUnbacked } from "./unbacked.ts";

type Place = Extract<Grant, { institution: string }>;

/** Holds from the person's next request on: roles are read with every one. */
export const grantMember: Verb<"member.grant"> = (tx, actor, { params, body, revision }) => {
  const before = memberOf(tx, params.person);
  requireRevision(before, revision);
  requireOther(tx, actor, before.person);
  if (body.roles) {
    if (!before.staff)
      throw invalid("roles", "此人不是本单位工作人员，请先邀请", "Not of the staff: invite them first");
    if (settingsOf(tx).separateAdministration && !mayHoldTogether(body.roles)) throw new Problem("roles_apart");
    setRow(tx, before.person, "", { staffRoles: body.roles });
  }
  if (body.institutions) place(tx, before, body.institutions);
  requireAdministered(tx);
  memberChanged(tx, before.person);
  // Nobody is left without a place: who was staff still is, and the last institution is left by removal.
  const [after] = viewMembers(tx, [before.person], null);
  if (!after)
    throw invalid("institutions", "须保留至少一家机构；要移除此人请用移除", "Leave one, or remove the person instead");
  revokeUnbacked(tx, before.person, after);
  audit(tx, actor, "member.grant", before.person, before, after);
  return after;
};

/** 三员: nobody changes what they are themselves. */
export function requireOther(tx: Tx, actor: Actor, person: string): void {
  if (person !== actor.id || !settingsOf(tx).separateAdministration) return;
  const zh = "三员分设：自己的角色须由另一名安全管理员变更";
  const en = "Separate administration: another security administrator has to change your own roles";
  throw conflict(zh, en);
}

function place(tx: Tx, before: Member, wanted: readonly Place[]): void {
  const left = new Set(before.institutions.map(({ institution }) => institution));
  for (const [i, { institution, role }] of wanted.entries()) {
    // Joining takes the person's own word: an invitation.
    if (!left.delete(institution))
      throw invalid(
        `institutions.${i}.institution`,
        "只能变更此人现有的机构，且不能重复；加入机构请用邀请",
        "One that the person is in already, once; to join another they are invited",
      );
    setRow(tx, before.person, institution, { partnerRole: role });
  }
  for (const institution of left)
    tx.db
      .delete(members)
      .where(and(eq(members.person, before.person), eq(members.institution, institution)))
      .run();
}

function setRow(
  tx: Tx,
  person: string,
  institution: string,
  values: Partial<Pick<typeof members.$inferSelect, "staffRoles" | "partnerRole">>,
): void {
  tx.db
    .update(members)
    .set(values)
    .where(and(eq(members.person, person), eq(members.institution, institution)))
    .run();
}
