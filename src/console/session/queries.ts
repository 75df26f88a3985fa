import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { Refusal } from "../../contracts/client.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useAct } from "./act.ts";

/** Who is signed in and where they belong; null when nobody is. */
export function useMe() {
  return useQuery({
    queryKey: keys.me,
    queryFn: () =>
      call("me.get", { params: {} }).catch((error: unknown) => {
        if (error instanceof Refusal && error.problem.code === "unauthenticated") return null;
        throw error;
      }),
    staleTime: 60_000,
  });
}

/** Whether the server shows demo content: `off`, `loading` or `ready`. */
export function useDemo() {
  return useQuery({
    queryKey: keys.health,
    queryFn: async (): Promise<string> => {
      const health: unknown = await fetch("/healthz").then((response) => response.json());
      return typeof health === "object" && health !== null && "demo" in health ? String(health.demo) : "off";
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => (query.state.data === "loading" ? 5000 : false),
  });
}

/** The ways to sign in besides e-mail and password. */
export function useSignInOptions() {
  return useQuery({
    queryKey: keys.signInOptions,
    queryFn: () => call("account.options", { params: {} }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Wrong words and a lock are said by the page, and stay there. */
export const useSignIn = (form: FormInstance) =>
  useAct("account.sign_in", { form, shown: ["invalid_credentials", "rate_limited"] });
export const useVerify = (form: FormInstance) => useAct("account.verify", { form, shown: ["gone", "rate_limited"] });
export const useRecover = (form: FormInstance) => useAct("account.recover", { form, shown: ["gone", "rate_limited"] });
export const useSignInOidc = () => useAct("account.sign_in_oidc");

/** What says nothing about a person. */
const ANYBODYS: readonly unknown[] = [keys.me[0], keys.health[0], keys.signInOptions[0]];

/** Asks anew who is signed in: what was read for somebody before is forgotten. */
export function useEntered(): () => Promise<void> {
  const client = useQueryClient();
  return () => {
    client.removeQueries({ predicate: ({ queryKey }) => !ANYBODYS.includes(queryKey[0]) });
    return client.resetQueries({ queryKey: keys.me });
  };
}

/** Nobody is signed in any more: the pages in view give way to the sign-in, and what they read is forgotten. */
export function useLeft(): () => void {
  const client = useQueryClient();
  return () => {
    void client.cancelQueries();
    client.setQueryData(keys.me, null);
    client.removeQueries({ type: "inactive", predicate: ({ queryKey }) => !ANYBODYS.includes(queryKey[0]) });
  };
}

export function useSignOut() {
  const left = useLeft();
  const { mutate } = useAct("account.sign_out");
  return () => mutate({ params: {} }, { onSuccess: left });
}

export const useSetup = (form: FormInstance) => useAct("setup.create", { form });

export function useInvitation(token: string) {
  return useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => call("invitation.view", { params: { invitation_token: token } }),
  });
}

export const useAcceptInvitation = (form: FormInstance) => useAct("invitation.accept", { stale: [keys.me], form });

export function usePasswordReset(token: string) {
  return useQuery({
    queryKey: keys.passwordReset(token),
    queryFn: () => call("password_reset.view", { params: { reset_token: token } }),
  });
}

export const useResetPassword = (form: FormInstance) => useAct("password_reset.use", { form });
