import { useInfiniteQuery } from "@tanstack/react-query";
import type { AuditCheck, AuditFormat, AuditQuery, AuditRow } from "../../contracts/audit.ts";
import { problemOf, Refusal } from "../../contracts/client.ts";
import { call } from "../call.ts";
import { saveFile } from "../form/save.ts";
import { keys } from "../keys.ts";
import { useList } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";
import { language, tagOf } from "../text/language.ts";

const PER_PAGE = 50;

/** Everybody who may stand in the trail. */
export const usePeople = () => useList("personal_data.people");

/** The audit trail, newest first and a page at a time. */
export function useTrail(filter: AuditQuery) {
  const bureau = useBureau().id;
  return useInfiniteQuery({
    queryKey: keys.read(bureau, "audit.list", filter),
    queryFn: ({ pageParam, signal }) =>
      call(
        "audit.list",
        { params: { bureau }, query: { ...filter, limit: PER_PAGE, ...(pageParam && { cursor: pageParam }) } },
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

/** Has the server follow a chain to its end; `onRead` hears how far it has got. */
export async function checkThere(
  id: "audit.verify" | "audit.verify_directory",
  bureau: string,
  onRead: (rows: number) => void,
): Promise<AuditCheck> {
  let cursor: string | undefined;
  for (;;) {
    const page = await call(id, { params: { bureau }, query: cursor === undefined ? {} : { cursor } });
    onRead(page.checked);
    if (page.next === undefined) return page;
    cursor = page.next;
  }
}

/** Downloads the rows of a filter; throws a refusal as `call` does. */
export async function exportTrail(bureau: string, filter: AuditQuery, format: AuditFormat): Promise<void> {
  const response = await fetch(`/api/bureaus/${bureau}/audit/exports`, {
    method: "POST",
    headers: { "content-type": "application/json", "accept-language": tagOf(language()) },
    body: JSON.stringify({ ...filter, format }),
  });
  if (!response.ok) throw new Refusal(await problemOf(response));
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? `audit.${format}`;
  saveFile(await response.blob(), name);
}
