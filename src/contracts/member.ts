import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { InstitutionId } from "./institution.ts";
import { PartnerRole, StaffRole } from "./permission.ts";
import { BureauId, Email, idOf, InstantText, Line, PageQuery, pageOf } from "./primitives.ts";
import { Password } from "./bureau.ts";

export const InvitationId = idOf("invitation");

/** A person's roles in one bureau and in its institutions. */
export const Member = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(StaffRole),
  institutions: z.array(z.object({ institution: InstitutionId, name: z.string(), role: PartnerRole })),
});
export type Member = z.infer<typeof Member>;

/** Staff roles, or a role in an institution. */
const Grant = z.union([
  z.strictObject({ roles: z.array(StaffRole).min(1).max(8) }),
  z.strictObject({ institution: InstitutionId, role: PartnerRole }),
]);
export type Grant = z.infer<typeof Grant>;

export const Invitation = z.object({
  id: InvitationId,
  email: Email,
  grant: Grant,
  expiresAt: InstantText,
  acceptedAt: InstantText.nullable(),
  /** Shown once, to the one who invites: `{origin}/invitations/{token}`. */
  token: z.string().optional(),
});
export type Invitation = z.infer<typeof Invitation>;

/** What the holder of an invitation's token may know. */
export const InvitationView = z.object({
  bureau: BureauId,
  bureauName: z.string(),
  institutionName: z.string().nullable(),
  email: z.string(),
  expiresAt: InstantText,
  /** Somebody already signs in with this address: no new password is asked. */
  hasAccount: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** Who is signed in, and where they belong. */
export const Me = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  bureaus: z.array(z.object({ id: BureauId, name: z.string(), member: Member })),
});
export type Me = z.infer<typeof Me>;

export const memberEndpoints = endpoints({
  "me.get": {
    method: "GET",
    path: "/api/me",
    permission: "signed_in",
    summary: { zh: "当前登录者及其所属单位", en: "Who is signed in, and where they belong" },
    result: Me,
  },
  "member.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/members",
    permission: "member.read",
    summary: { zh: "成员", en: "Members" },
    query: PageQuery,
    result: pageOf(Member),
  },
  "invitation.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/invitations",
    permission: "invitation.write",
    summary: { zh: "邀请成员或机构人员", en: "Invite staff or an institution's person" },
    body: z.strictObject({ email: Email, grant: Grant }),
    result: Invitation,
    status: 201,
  },
  "invitation.view": {
    method: "GET",
    path: "/api/invitations/{invitation_token}",
    permission: "public",
    summary: { zh: "查看邀请", en: "Look at an invitation" },
    result: InvitationView,
  },
  "invitation.accept": {
    method: "POST",
    path: "/api/invitations/{invitation_token}/accept",
    permission: "public",
    summary: {
      zh: "接受邀请：建立账号，或以已登录的账号加入",
      en: "Accept: makes the account, or joins with the account signed in",
    },
    body: z.strictObject({ name: Line.optional(), password: Password.optional() }),
    result: z.object({ bureau: BureauId, email: z.string() }),
  },
});
