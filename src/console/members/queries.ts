import type { FormInstance } from "antd";
import { useList, useVerb } from "../query.ts";

export const useMembers = (options: { enabled?: boolean } = {}) => useList("member.list", {}, options);
/** Nobody has joined yet: what is read stays as it is. */
export const useInvite = (form: FormInstance) => useVerb("invitation.create", [], form);
