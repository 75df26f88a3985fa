import type { FormInstance } from "antd";
import { useList, useVerb } from "../query.ts";

export const useMembers = (options: { enabled?: boolean } = {}) => useList("member.list", {}, options);
export const useInvitations = () => useList("invitation.list");
/** Nobody has joined yet: of the members, what is read stays as it is. */
export const useInvite = (form: FormInstance) => useVerb("invitation.create", ["invitation"], form);
export const useResend = () => useVerb("invitation.resend", ["invitation"]);
export const useRevoke = () => useVerb("invitation.revoke", ["invitation"]);
/** Who loses the right to invite loses the open invitations with it. */
export const useGrant = (form: FormInstance) => useVerb("member.grant", ["member", "invitation"], form);
export const useRemove = () => useVerb("member.remove", ["member", "invitation"]);
export const useResetLink = () => useVerb("password_reset.create", []);
