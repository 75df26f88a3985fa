import "./jitless.ts";
import { z } from "zod";

/** What a person may be in a bureau. */
export const StaffRole = z.enum([
  "planner",
  "reviewer_1",
  "reviewer_2",
  "reviewer_3",
  "screen_operator",
  "admin",
  "security_admin",
  "auditor",
]);
export type StaffRole = z.infer<typeof StaffRole>;

/** What a person may be in a partner institution. */
export const PartnerRole = z.enum(["partner_manager", "partner_member"]);
export type PartnerRole = z.infer<typeof PartnerRole>;

export type Role = StaffRole | PartnerRole;

/** What an endpoint row asks for; `domain/permission` says which roles have it. */
export const Permission = z.enum([
  "public",
  "signed_in",
  "member",
  "device",
  "feed",
  "pairing",
  "setup",
  "demo",
  "operator",
  "season.read",
  "season.write",
  "campaign.read",
  "campaign.write",
  "campaign.review",
  "material.read",
  "material.write",
  "material.review",
  "material.withdraw",
  "playlist.read",
  "playlist.write",
  "screen.read",
  "screen.write",
  "booking.read",
  "booking.write",
  "booking.review",
  "plan.read",
  "takeover.issue",
  "takeover.review",
  "event.read",
  "event.write",
  "signup.read",
  "signup.write",
  "signup.confirm",
  "outcome.read",
  "outcome.write",
  "outcome.submit",
  "outcome.accept",
  "reach.read",
  "institution.read",
  "institution.write",
  "member.read",
  "member.grant",
  "member.remove",
  "invitation.read",
  "invitation.write",
  "bureau.write",
  "relaxation.drop",
  "policy.write",
  "audit.read",
  "personal_data.read",
  "personal_data.write",
  "personal_data.export",
]);
export type Permission = z.infer<typeof Permission>;
