import type { FormInstance } from "antd";
import { useRead, useVerb } from "../query.ts";

export const useSettings = () => useRead("bureau.get", {});
/** Keeping administrators apart revokes invitations that carry roles. */
export const useUpdateSettings = (form: FormInstance) =>
  useVerb("bureau.update", ["bureau", "plan", "invitation", "personal_data"], form);
export const useUpdatePolicy = (form: FormInstance) => useVerb("policy.update", ["bureau"], form);
export const useRequestRelaxation = () => useVerb("relaxation.request", ["bureau"]);
export const useConfirmRelaxation = () => useVerb("relaxation.confirm", ["bureau", "plan"]);
export const useDropRelaxation = () => useVerb("relaxation.drop", ["bureau"]);
