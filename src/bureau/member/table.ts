import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { PartnerRole, StaffRole } from "../../contracts/permission.ts";
import type { Grant } from "../../contracts/member.ts";

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
  },
  (table) => [primaryKey({ columns: [table.person, table.institution] })],
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
    expiresAt: integer("expires_at").notNull(),
    acceptedAt: integer("accepted_at"),
  },
  (table) => [index("invitation_email").on(table.email)],
);
