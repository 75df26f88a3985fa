import { eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { mayHoldTogether, ROLE_NAMES } from "../../domain/member/roles.ts";
import type { Tx } from "../../platform/tx.ts";
import { members, openInvitations, revokeInvitations } from "../member/table.ts";

/**
 * Begins 三员: refused while somebody holds roles that it keeps apart, naming them. Open invitations that carry roles
 * were made by the old rule and are revoked.
 */
export function separateAdministrators(tx: Tx): void {
  const staff = tx.db.select().from(members).where(eq(members.institution, "")).orderBy(members.name).all();
  const errors = staff
    .filter(({ staffRoles }) => !mayHoldTogether(staffRoles))
    .map(({ name, staffRoles }) => {
      const words = staffRoles.map((role) => ROLE_NAMES[role]);
      const zh = `${name}：${words.map((word) => word.zh).join("、")}`;
      const en = `${name}: ${words.map((word) => word.en).join(", ")}`;
      return { path: "separateAdministration", message: { zh, en } };
    });
  if (errors.length > 0) throw new Problem("roles_apart", { errors });
  revokeInvitations(
    tx,
    openInvitations(tx).filter(({ grant }) => "roles" in grant && grant.roles.length > 0),
  );
}
