import type { StaffRole } from "../../contracts/permission.ts";
import { mayHoldTogether } from "../../domain/member/roles.ts";

/** With 三员: the roles that cannot be added to these, nor held by them together. */
export function apartFrom(roles: readonly StaffRole[], all: readonly StaffRole[]): StaffRole[] {
  return all.filter((role) => !roles.includes(role) && !mayHoldTogether([...roles, role]));
}

/** Whether somebody is the last of a kind of administrator that the bureau must have. */
export function isLastAdministrator(roles: readonly StaffRole[], others: readonly (readonly StaffRole[])[]): boolean {
  return (["admin", "security_admin"] as const).some(
    (role) => roles.includes(role) && !others.some((one) => one.includes(role)),
  );
}
