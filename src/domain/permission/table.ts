import type { Permission, Role } from "../../contracts/permission.ts";

const REVIEWERS = ["reviewer_1", "reviewer_2", "reviewer_3"] as const satisfies readonly Role[];
const STAFF = [
  "planner",
  ...REVIEWERS,
  "screen_operator",
  "admin",
  "security_admin",
  "auditor",
] as const satisfies readonly Role[];
const PARTNERS = ["partner_manager", "partner_member"] as const satisfies readonly Role[];

/** Permissions that do not come from a role in a bureau: the edge judges them by what the request carries. */
export type EdgePermission = "public" | "signed_in" | "device" | "feed" | "pairing" | "setup" | "demo" | "operator";
export type RolePermission = Exclude<Permission, EdgePermission>;

/**
 * Who may do what: the one table that decides, for the server, the console's menus and the permission walk.
 * A partner's roles hold for their own institution only; the verbs judge which one.
 */
export const PERMISSIONS = {
  member: [...STAFF, ...PARTNERS],
  "season.read": STAFF,
  "season.write": ["planner"],
  "campaign.read": STAFF,
  "campaign.write": ["planner"],
  "campaign.review": REVIEWERS,
  "material.read": [...STAFF, ...PARTNERS],
  "material.write": ["planner"],
  "material.review": REVIEWERS,
  "material.withdraw": ["planner", ...REVIEWERS],
  "playlist.read": STAFF,
  "playlist.write": ["planner"],
  "screen.read": STAFF,
  "screen.write": ["screen_operator"],
  "booking.read": STAFF,
  "booking.write": ["planner"],
  "booking.review": REVIEWERS,
  "plan.read": STAFF,
  "takeover.issue": ["admin"],
  "takeover.review": REVIEWERS,
  "event.read": [...STAFF, ...PARTNERS],
  "event.write": ["planner"],
  "signup.read": [...STAFF, ...PARTNERS],
  "signup.write": PARTNERS,
  "signup.confirm": ["reviewer_1"],
  "outcome.read": [...STAFF, ...PARTNERS],
  "outcome.write": ["planner", ...PARTNERS],
  "outcome.submit": ["planner", "partner_manager"],
  "outcome.accept": ["reviewer_1"],
  "reach.read": STAFF,
  "institution.read": [...STAFF, ...PARTNERS],
  "institution.write": ["admin"],
  "member.read": ["admin", "security_admin", "auditor", "partner_manager"],
  "member.grant": ["security_admin"],
  "member.remove": ["security_admin", "partner_manager"],
  "invitation.read": ["admin", "security_admin", "auditor", "partner_manager"],
  "invitation.write": ["admin", "partner_manager"],
  "bureau.write": ["admin"],
  "relaxation.drop": ["admin", "security_admin"],
  "policy.write": ["security_admin"],
  "audit.read": ["auditor"],
  "personal_data.read": ["admin", "security_admin", "auditor"],
  "personal_data.write": ["security_admin"],
  "personal_data.export": ["admin", "security_admin"],
} as const satisfies Record<RolePermission, readonly Role[]>;

/** Whether one of `roles` has `permission`. */
export function allows(permission: RolePermission, roles: readonly Role[]): boolean {
  const holders: readonly Role[] = PERMISSIONS[permission];
  return roles.some((role) => holders.includes(role));
}

/** Whether a permission is judged by roles in a bureau (and not by the edge alone). */
export function byRole(permission: Permission): permission is RolePermission {
  return permission in PERMISSIONS;
}
