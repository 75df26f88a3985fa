import type { FormInstance } from "antd";
import { useRead, useVerb } from "../query.ts";

export const useSettings = () => useRead("bureau.get", {});
export const useUpdateSettings = (form: FormInstance) => useVerb("bureau.update", ["bureau", "plan"], form);
