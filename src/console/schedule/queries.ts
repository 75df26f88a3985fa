import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RequestOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { statutoryCalendar } from "../../domain/time/calendar.ts";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useRead } from "../query.ts";
import { useBureau } from "../shell/bureau.ts";

export const useExplain = (screen: string, at: string) => useRead("plan.explain", { screen, query: { at } });
export const useConflicts = (from: string, to: string) => useRead("plan.conflicts", { query: { from, to } });

/** The statutory calendar as plans follow it now: the built-in one under the bureau's own tables. */
export function useStatutory() {
  const years = useRead("calendar.get", {}).data?.items;
  return useMemo(() => statutoryCalendar((years ?? []).flatMap(({ rows }) => rows)), [years]);
}

type Asked<Id extends "booking.judge" | "plan.simulate"> = RequestOf<Endpoints[Id]>["body"];

/** What an approval of this content would find; null asks nothing. */
export function useJudgement(body: Asked<"booking.judge"> | null) {
  const bureau = useBureau().id;
  return useQuery({
    queryKey: keys.read(bureau, "booking.judge", body),
    queryFn: ({ signal }) => (body ? call("booking.judge", { params: { bureau }, body }, { signal }) : null),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
}

/** What would play if these were the bookings; null asks nothing. */
export function useSimulation(body: Asked<"plan.simulate"> | null) {
  const bureau = useBureau().id;
  return useQuery({
    queryKey: keys.read(bureau, "plan.simulate", body),
    queryFn: ({ signal }) => (body ? call("plan.simulate", { params: { bureau }, body }, { signal }) : null),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
}
