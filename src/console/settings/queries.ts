import { useInfiniteQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import type { AuditRow } from "../../contracts/audit.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useRead, useVerb } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";

export const useSettings = () => useRead("bureau.get", {});
export const useUpdateSettings = (form: FormInstance) => useVerb("bureau.update", ["bureau", "plan"], form);

const PER_PAGE = 50;

/** The audit trail, newest first and a page at a time; of one subject when it is named. */
export function useTrail(subject: string | undefined) {
  const bureau = useBureau().id;
  const asked = subject === undefined ? {} : { subject };
  return useInfiniteQuery({
    queryKey: keys.read(bureau, "audit.list", asked),
    queryFn: ({ pageParam, signal }) =>
      call(
        "audit.list",
        { params: { bureau }, query: { ...asked, limit: PER_PAGE, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}

/** The whole trail, newest first; `onRead` hears how many rows have come so far. */
export async function readTrail(bureau: string, onRead: (rows: number) => void): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await call("audit.list", { params: { bureau }, query: { limit: 200, ...(cursor && { cursor }) } });
    rows.push(...page.items);
    onRead(rows.length);
    cursor = page.next;
  } while (cursor !== undefined);
  return rows;
}
