import { useSearchParams } from "react-router";
import type { AuditQuery } from "../../contracts/audit.ts";
import { useBureau } from "../shell/bureau.ts";
import { instantOf, plusDays } from "../text/time.ts";

const NAMES = ["person", "subject", "action", "from", "to"] as const;

/** As it stands in the address of the page: `from` and `to` are local days, both inclusive. */
export type Filter = { [Name in (typeof NAMES)[number]]?: string | undefined };

export function useFilter(): [Filter, (filter: Filter) => void] {
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? undefined]));
  const set = (next: Filter) =>
    setSearch(Object.fromEntries(Object.entries(next).filter((entry): entry is [string, string] => !!entry[1])));
  return [filter, set];
}

/** The same as the server reads it: instants, the end excluded. */
export function useAuditQuery({ from, to, person, subject, action }: Filter): AuditQuery {
  const { zone } = useBureau();
  return {
    ...(person && { person }),
    ...(subject && { subject }),
    ...(action && { action }),
    ...(from && { from: instantOf(from, "00:00", zone) }),
    ...(to && { to: instantOf(plusDays(to, 1), "00:00", zone) }),
  };
}
