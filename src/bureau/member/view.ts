import { and, eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Member } from "../../contracts/member.ts";
import { Problem } from "../../contracts/problem.ts";
import type { RolePermission } from "../../domain/permission/table.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { institutionsWith, staffMay, type Actor } from "../actor.ts";
import { institutions } from "../institution/table.ts";
import { members } from "./table.ts";

/** The institutions whose people the actor may know of; null: everybody. */
export function scopeOf(actor: Actor, permission: RolePermission): readonly string[] | null {
  return staffMay(actor, permission) ? null : institutionsWith(actor, permission);
}

/** A column's value is one of these: a statement binds at most 100 values, and somebody may be in more institutions. */
export function among(column: SQLWrapper, values: readonly string[]): SQL {
  return sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** These people as seen from the scope, which shows no place outside itself. In the order of `people`. */
export function viewMembers(tx: Tx, people: readonly string[], scope: readonly string[] | null): Member[] {
  const rows = tx.db
    .select({ member: members, institutionName: institutions.name })
    .from(members)
    .leftJoin(institutions, eq(members.institution, institutions.id))
    .where(and(among(members.person, people), scope ? among(members.institution, scope) : undefined))
    .orderBy(members.createdAt, members.institution)
    .all();
  const byPerson = new Map<string, Member>();
  for (const { member, institutionName } of rows) {
    const { person, name, email, institution, partnerRole, staffRoles, revision } = member;
    const resetAt = member.resetAt === null || scope ? null : utcText(member.resetAt);
    const nowhere = { person, name, email, staff: false, roles: [], institutions: [], resetAt, revision };
    const found = byPerson.get(person) ?? nowhere;
    byPerson.set(person, found);
    if (partnerRole) found.institutions.push({ institution, name: institutionName ?? "", role: partnerRole });
    else Object.assign(found, { staff: true, roles: staffRoles });
  }
  return people.flatMap((person) => byPerson.get(person) ?? []);
}

/** One person; `not_found` when there is nobody of this id in the scope. */
export function memberOf(tx: Tx, person: string, scope: readonly string[] | null = null): Member {
  const [member] = viewMembers(tx, [person], scope);
  if (!member) throw new Problem("not_found");
  return member;
}
