import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { problemOf, Refusal } from "../../contracts/client.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useProblem } from "../problem.ts";
import { language, tagOf } from "../text/language.ts";

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

export function useSignIn(form: FormInstance) {
  const client = useQueryClient();
  const show = useProblem();
  return useMutation({
    mutationFn: (body: { email: string; password: string }) => post("/api/auth/sign-in/email", body),
    onSuccess: () => client.resetQueries({ queryKey: keys.me }),
    onError: (error) => show(error, form),
  });
}

/** Signs out and forgets everything that was read. */
export function useSignOut() {
  const client = useQueryClient();
  const show = useProblem();
  return useMutation({
    mutationFn: () => post("/api/auth/sign-out", {}),
    onSuccess: () => {
      client.clear();
      client.setQueryData(keys.me, null);
    },
    onError: (error) => show(error),
  });
}

export function useSetup(form: FormInstance) {
  const show = useProblem();
  return useMutation({
    mutationFn: (body: Parameters<typeof call<"setup.create">>[1]["body"]) =>
      call("setup.create", { params: {}, body }),
    onError: (error) => show(error, form),
  });
}

export function useInvitation(token: string) {
  return useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => call("invitation.view", { params: { invitation_token: token } }),
  });
}

export function useAcceptInvitation(token: string, form: FormInstance) {
  const client = useQueryClient();
  const show = useProblem();
  return useMutation({
    mutationFn: (body: { name?: string; password?: string }) =>
      call("invitation.accept", { params: { invitation_token: token }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.me }),
    onError: (error) => show(error, form),
  });
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      "accept-language": tagOf(language()),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Refusal(await problemOf(response));
}
