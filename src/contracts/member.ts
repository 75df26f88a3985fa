import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { InstitutionId } from "./institution.ts";
import { PartnerRole, StaffRole } from "./permission.ts";
import { PersonRef } from "./person.ts";
import { BureauId, Email, idOf, InstantText, Line, PageQuery, pageOf, Revision } from "./primitives.ts";
import { Password } from "./bureau.ts";

export const InvitationId = idOf("invitation");
const StaffRoles = z
  .array(StaffRole)
  .max(8)
  .refine((roles) => new Set(roles).size === roles.length, { message: "not_unique" });

/** A person's roles in one bureau and in its institutions. Who asks for an institution only sees that much of it. */
export const Member = z.object({
  person: z.string(),
  name: z.string(),
  email: z.string(),
  /** Belongs to the bureau itself, if only without roles so far. */
  staff: z.boolean(),
  roles: z.array(StaffRole),
  institutions: z.array(z.object({ institution: InstitutionId, name: z.string(), role: PartnerRole })),
  /** When they last set a password by a link that somebody gave them; for the bureau's own administrators. */
  resetAt: InstantText.nullable(),
  revision: Revision,
});
export type Member = z.infer<typeof Member>;

/** Staff roles (none yet: somebody else gives them), or a role in an institution. */
const Grant = z.union([
  z.strictObject({ roles: StaffRoles }),
  z.strictObject({ institution: InstitutionId, role: PartnerRole }),
]);
export type Grant = z.infer<typeof Grant>;

export const InvitationState = z.enum(["open", "accepted", "expired", "revoked"]);
export type InvitationState = z.infer<typeof InvitationState>;

export const Invitation = z.object({
  id: InvitationId,
  email: Email,
  grant: Grant,
  state: InvitationState,
  invitedBy: PersonRef,
  expiresAt: InstantText,
  acceptedAt: InstantText.nullable(),
  revokedAt: InstantText.nullable(),
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
  /** Whether they operate the platform. */
  operator: z.boolean(),
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
    summary: {
      zh: "成员，按姓名；机构负责人只见本机构人员",
      en: "Members by name; an institution's manager sees the institution's own",
    },
    query: PageQuery.extend({ institution: InstitutionId.optional() }),
    result: pageOf(Member),
  },
  "member.grant": {
    method: "PATCH",
    path: "/api/bureaus/{bureau}/members/{person}",
    permission: "member.grant",
    summary: {
      zh: "变更成员的角色；institutions 须为其现有机构，缺者即退出",
      en: "Change a member's roles; institutions are of those they are in, and one left out is left",
    },
    body: z.strictObject({
      roles: z.exactOptional(StaffRoles),
      institutions: z.exactOptional(
        z.array(z.strictObject({ institution: InstitutionId, role: PartnerRole })).max(200),
      ),
    }),
    result: Member,
    ifMatch: true,
    fresh: true,
  },
  "member.remove": {
    method: "DELETE",
    path: "/api/bureaus/{bureau}/members/{person}",
    permission: "member.remove",
    summary: {
      zh: "移除成员；机构负责人将本机构成员移出本机构",
      en: "Remove a member; an institution's manager removes its members from the institution",
    },
    ifMatch: true,
    fresh: true,
  },
  "invitation.list": {
    method: "GET",
    path: "/api/bureaus/{bureau}/invitations",
    permission: "invitation.read",
    summary: {
      zh: "邀请，新的在前；机构负责人只见本机构的",
      en: "Invitations, newest first; an institution's manager sees the institution's own",
    },
    query: PageQuery.extend({ state: InvitationState.optional(), institution: InstitutionId.optional() }),
    result: pageOf(Invitation),
  },
  "invitation.create": {
    method: "POST",
    path: "/api/bureaus/{bureau}/invitations",
    permission: "invitation.write",
    summary: {
      zh: "邀请工作人员或机构人员；机构负责人可邀请本机构成员",
      en: "Invite staff or an institution's person; its manager may invite its members",
    },
    body: z.strictObject({ email: Email, grant: Grant }),
    result: Invitation,
    status: 201,
    fresh: true,
  },
  "invitation.resend": {
    method: "POST",
    path: "/api/bureaus/{bureau}/invitations/{invitation}/resend",
    permission: "invitation.write",
    summary: { zh: "重新发出：新链接，旧链接作废", en: "Send again: a new link, the old one is dead" },
    result: Invitation,
    fresh: true,
  },
  "invitation.revoke": {
    method: "POST",
    path: "/api/bureaus/{bureau}/invitations/{invitation}/revoke",
    permission: "invitation.write",
    summary: { zh: "撤回邀请", en: "Revoke an invitation" },
    result: Invitation,
    fresh: true,
  },
  "invitation.view": {
    limit: "invitation",
    method: "GET",
    path: "/api/invitations/{invitation_token}",
    permission: "public",
    summary: { zh: "查看邀请", en: "Look at an invitation" },
    result: InvitationView,
  },
  "invitation.accept": {
    limit: "invitation",
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
