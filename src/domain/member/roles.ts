import type { StaffRole } from "../../contracts/permission.ts";

/** The roles of GB/T 22239-2019's three administrators (8.1.5.1–3): system, audit, security. */
const ADMINISTRATIVE: readonly StaffRole[] = ["admin", "security_admin", "auditor"];

/** What people call the roles. */
export const ROLE_NAMES = {
  planner: { zh: "策划", en: "planner" },
  reviewer_1: { zh: "初审", en: "first reviewer" },
  reviewer_2: { zh: "复审", en: "second reviewer" },
  reviewer_3: { zh: "终审", en: "final reviewer" },
  screen_operator: { zh: "屏幕管理员", en: "screen operator" },
  admin: { zh: "系统管理员", en: "administrator" },
  security_admin: { zh: "安全管理员", en: "security administrator" },
  auditor: { zh: "审计员", en: "auditor" },
} as const satisfies Record<StaffRole, { zh: string; en: string }>;

/**
 * Whether 三员 lets one person hold these roles: an administrator of one kind is none of another and does no content
 * work. Running screens is system work, which the system administrator may do.
 */
export function mayHoldTogether(roles: readonly StaffRole[]): boolean {
  const administrative = roles.filter((role) => ADMINISTRATIVE.includes(role));
  if (administrative.length === 0) return true;
  if (administrative.length > 1) return false;
  const others = roles.filter((role) => !ADMINISTRATIVE.includes(role));
  return others.every((role) => role === "screen_operator" && administrative[0] === "admin");
}

/**
 * Whether an invitation may carry these roles. Who gives roles (`member.grant`) may give any. Who only invites may give
 * those of content and screens; with administration kept apart, none: the security administrator gives them later.
 */
export function mayInviteWith(roles: readonly StaffRole[], facts: { grants: boolean; separate: boolean }): boolean {
  if (facts.grants) return true;
  return facts.separate ? roles.length === 0 : !roles.some((role) => ADMINISTRATIVE.includes(role));
}

/** Whether a bureau whose members hold these roles can still be administered. */
export function isAdministered(held: readonly (readonly StaffRole[])[]): boolean {
  return (["admin", "security_admin"] as const).every((role) => held.some((roles) => roles.includes(role)));
}
