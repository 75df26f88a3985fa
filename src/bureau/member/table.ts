import { and, eq, gt, isNull, type SQL } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PartnerRole, StaffRole } from "../../contracts/permission.ts";
import type { Grant } from "../../contracts/member.ts";
import type { Tx } from "../../platform/tx.ts";

/** One row per person and place: institution '' is the bureau itself. */
export const members = sqliteTable(
  "member",
  {
    person: text("person").notNull(),
    institution: text("institution").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    staffRoles: text("staff_roles", { mode: "json" }).$type<StaffRole[]>().notNull(),
    partnerRole: text("partner_role").$type<PartnerRole>(),
    createdAt: integer("created_at").notNull(),
    /** The person's own: all of one person's rows carry the same. */
    revision: integer("revision").notNull().default(1),
    /** When the person last set a password by a link. */
    resetAt: integer("reset_at"),
  },
  (table) => [primaryKey({ columns: [table.person, table.institution] }), index("member_name").on(table.name)],
);

/** Of an invitation's token only the hash is kept. */
export const invitations = sqliteTable(
  "invitation",
  {
    id: text("id").primaryKey(),
    tokenSha256: text("token_sha256").notNull().unique(),
    email: text("email").notNull(),
    grant: text("grant_", { mode: "json" }).$type<Grant>().notNull(),
    invitedBy: text("invited_by").notNull(),
    invitedByName: text("invited_by_name").notNull().default(""),
    expiresAt: integer("expires_at").notNull(),
    acceptedAt: integer("accepted_at"),
    revokedAt: integer("revoked_at"),
  },
  (table) => [index("invitation_email").on(table.email)],
);
export type InvitationRow = typeof invitations.$inferSelect;

/** Those that can still be accepted. */
export function openInvitations(tx: Tx, where?: SQL): InvitationRow[] {
  return tx.db
    .select()
    .from(invitations)
    .where(and(isOpen(tx.now), where))
    .all();
}

export function isOpen(nowMs: number): SQL | undefined {
  return and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, nowMs));
}

/** Makes the links of these invitations dead. */
export function revokeInvitations(tx: Tx, rows: readonly InvitationRow[]): void {
  for (const { id } of rows) tx.db.update(invitations).set({ revokedAt: tx.now }).where(eq(invitations.id, id)).run();
}
