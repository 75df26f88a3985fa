import { asc, eq } from "drizzle-orm";
import type { Member } from "../../contracts/member.ts";
import type { Tx } from "../../platform/tx.ts";
import { institutions } from "../institution/table.ts";
import type { Verb } from "../verb.ts";
import { members } from "./table.ts";

export const listMembers: Verb<"member.list"> = (tx) => ({ items: membersOf(tx) });

/** Everybody of this bureau and its institutions, or one person; by name. */
export function membersOf(tx: Tx, person?: string): Member[] {
  const rows = tx.db
    .select({ member: members, institutionName: institutions.name })
    .from(members)
    .leftJoin(institutions, eq(members.institution, institutions.id))
    .where(person === undefined ? undefined : eq(members.person, person))
    .orderBy(asc(members.name))
    .all();
  const byPerson = new Map<string, Member>();
  for (const { member, institutionName } of rows) {
    const { person: id, name, email, institution, partnerRole, staffRoles } = member;
    const found = byPerson.get(id) ?? { person: id, name, email, roles: [], institutions: [] };
    byPerson.set(id, found);
    if (partnerRole) found.institutions.push({ institution, name: institutionName ?? "", role: partnerRole });
    else found.roles.push(...staffRoles);
  }
  return [...byPerson.values()];
}
