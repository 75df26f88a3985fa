import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { savePerson } from "../privacy/person-file.ts";
import { useProblem } from "../problem.ts";
import { useAct } from "../session/act.ts";

export function useAccount() {
  return useQuery({ queryKey: keys.account, queryFn: () => call("account.get", { params: {} }) });
}

export function useSessions() {
  return useQuery({
    queryKey: keys.sessions,
    queryFn: async () => (await call("account.sessions", { params: {} })).items,
  });
}

const ACCOUNT = { stale: [keys.account, keys.me] } as const;
export const useChangePassword = (form: FormInstance) => useAct("account.change_password", { ...ACCOUNT, form });
export const useSetUpFactor = (form: FormInstance) => useAct("account.enable_two_factor", { form });
export const useTurnOnFactor = (form: FormInstance) => useAct("account.verify", { form });
export const useTurnOffFactor = (form: FormInstance) => useAct("account.disable_two_factor", { ...ACCOUNT, form });
export const useRenewCodes = (form: FormInstance) => useAct("account.renew_recovery_codes", { ...ACCOUNT, form });
const LINK = { stale: [keys.account, keys.sessions, keys.me] } as const;
export const useUnlink = (form: FormInstance) => useAct("account.unlink_oidc", { ...LINK, form });
export const useAllow = (form: FormInstance) => useAct("account.allow_oidc", { ...LINK, form });
export const useEndSession = () => useAct("account.end_session", { stale: [keys.sessions] });
export const useEndSessions = () => useAct("account.end_sessions");

/** Saves what a bureau keeps about the person signed in. */
export function useOwnData() {
  const show = useProblem();
  return useMutation({
    mutationFn: (bureau: string) => call("personal_data.export_own", { params: { bureau } }),
    onSuccess: savePerson,
    onError: (error) => show(error),
  });
}
