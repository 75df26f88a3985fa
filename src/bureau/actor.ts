import { eq } from "drizzle-orm";
import type { PersonRef } from "../contracts/person.ts";
import type { PartnerRole, Role, StaffRole } from "../contracts/permission.ts";
import { Problem } from "../contracts/problem.ts";
import { allows, type RolePermission } from "../domain/permission/table.ts";
import type { Caller, Tx } from "../platform/tx.ts";
import { members } from "./member/table.ts";

/** A person with what they are in this bureau; made anew from the members' rows for every request. */
export interface Actor extends PersonRef {
  email: string;
  staff: StaffRole[];
  institutions: { institution: string; role: PartnerRole }[];
}

/**
 * The caller as an actor of this bureau. Who is no member may not know that the bureau exists: `not_found`, the same
 * as for a missing one. A member without the permission gets `forbidden`.
 */
export function actorWith(tx: Tx, caller: Caller, permission: RolePermission): Actor {
  const rows = tx.db.select().from(members).where(eq(members.person, caller.person.id)).all();
  if (rows.length === 0) throw new Problem("not_found");
  const actor: Actor = { ...caller.person, staff: [], institutions: [] };
  for (const row of rows) {
    if (row.institution === "") actor.staff.push(...row.staffRoles);
    else if (row.partnerRole) actor.institutions.push({ institution: row.institution, role: row.partnerRole });
  }
  if (!allows(permission, rolesOf(actor))) throw new Problem("forbidden");
  return actor;
}

export function rolesOf(actor: Actor): Role[] {
  return [...actor.staff, ...actor.institutions.map((own) => own.role)];
}

/** Whether the actor has the permission as the bureau's staff, and not only for an institution. */
export function staffMay(actor: Actor, permission: RolePermission): boolean {
  return allows(permission, actor.staff);
}

/** The institutions for which the actor has the permission. */
export function institutionsWith(actor: Actor, permission: RolePermission): string[] {
  return actor.institutions.filter((own) => allows(permission, [own.role])).map((own) => own.institution);
}

/**
 * Gate for things that belong to an institution (`null` = to the bureau). Throws `not_found` when the actor may not
 * know of it, `forbidden` when they may look but not do this.
 */
export function requireFor(actor: Actor, institution: string | null, permission: RolePermission): void {
  if (staffMay(actor, permission) && institution === null) return;
  const own = actor.institutions.find((membership) => membership.institution === institution);
  if (own && allows(permission, [own.role])) return;
  throw new Problem(own || actor.staff.length > 0 ? "forbidden" : "not_found");
}

/** The actor as trails show them. */
export function refOf(actor: Actor): PersonRef {
  return { id: actor.id, name: actor.name };
}
