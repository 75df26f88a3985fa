import type { FormInstance } from "antd";
import { useList, useVerb } from "../query.ts";

export const useInstitutions = (options: { enabled?: boolean } = {}) => useList("institution.list", {}, options);

/** A name is shown wherever the institution takes part. */
const NAMED = ["institution", "member", "signup", "outcome"] as const;
export const useCreateInstitution = (form: FormInstance) => useVerb("institution.create", ["institution"], form);
export const useUpdateInstitution = (form?: FormInstance) => useVerb("institution.update", NAMED, form);
