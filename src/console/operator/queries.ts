import { useQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useAct } from "../session/act.ts";

/** Reads a whole list, page after page. */
async function whole<Item>(read: (cursor?: string) => Promise<{ items: Item[]; next?: string | undefined }>) {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}

export const useBureaus = () =>
  useQuery({
    queryKey: keys.platform("bureaus"),
    queryFn: () =>
      whole((cursor) => call("bureau.list", { params: {}, query: { limit: 200, ...(cursor && { cursor }) } })),
  });
export const useOperators = () =>
  useQuery({
    queryKey: keys.platform("operators"),
    queryFn: () =>
      whole((cursor) => call("operator.list", { params: {}, query: { limit: 200, ...(cursor && { cursor }) } })),
  });
export const useWaitingResets = () =>
  useQuery({
    queryKey: keys.platform("resets"),
    queryFn: async () => (await call("password_reset.waiting", { params: {} })).items,
  });

const PLATFORM = [keys.operator];
export const useCreateBureau = (form: FormInstance) => useAct("bureau.create", { stale: PLATFORM, form });
export const usePlaceBureau = (form: FormInstance) => useAct("bureau.place", { stale: PLATFORM, form });
export const useInviteFirst = (form: FormInstance) => useAct("bureau.invite", { form });
export const useAppoint = (form: FormInstance) => useAct("operator.appoint", { stale: PLATFORM, form });
export const useDismiss = () => useAct("operator.dismiss", { stale: [keys.operator, keys.me] });
export const useConfirmReset = () => useAct("password_reset.confirm", { stale: PLATFORM });
export const useRefuseReset = () => useAct("password_reset.refuse", { stale: PLATFORM });
