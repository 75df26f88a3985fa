import { useInfiniteQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useList, useRead, useVerb } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";

export const usePersonalData = () => useRead("personal_data.get", {});
export const usePeople = () => useList("personal_data.people");
export const useUpdateRetention = (form: FormInstance) =>
  useVerb("personal_data.update", ["personal_data", "audit"], form);
export const useExportPerson = () => useVerb("personal_data.export", ["personal_data", "audit"]);
export const useExportOwn = () => useVerb("personal_data.export_own", ["personal_data", "audit"]);
export const useErasePerson = () => useVerb("personal_data.erase", ["personal_data", "audit", "member"]);

/** The log of exports, newest first and a page at a time. */
export function useExports() {
  const bureau = useBureau().id;
  return useInfiniteQuery({
    queryKey: keys.read(bureau, "personal_data.exports", {}),
    queryFn: ({ pageParam, signal }) =>
      call(
        "personal_data.exports",
        { params: { bureau }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
}
