import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { FormInstance } from "antd";
import { useState } from "react";
import { call } from "../call.ts";
import { keys } from "../keys.ts";
import { useBureau } from "../shell/bureau.ts";
import { useList, useRead, useVerb } from "../query.ts";

const OFTEN_MS = 30_000;
const SOON_MS = 2000;
const PLAN_MS = 300_000;
const often = { refetchIntervalMs: OFTEN_MS };

/** Health changes without anybody's doing: both are read again every half minute. */
export const useWatchedScreens = () => useList("screen.list", {}, often);
/** Sooner while somebody waits for a screen's first contact. */
export function useWatchedScreen(screen: string) {
  const [waiting, setWaiting] = useState(false);
  const query = useRead("screen.get", { screen }, { refetchIntervalMs: waiting ? SOON_MS : OFTEN_MS });
  const waits = query.data !== undefined && query.data.health.paired && query.data.health.lastContactAt === null;
  if (waits !== waiting) setWaiting(waits);
  return query;
}
export const useWatchedPlan = (screen: string, day: string, enabled = true) =>
  useRead("plan.read", { screen, query: { day } }, { enabled, refetchIntervalMs: PLAN_MS });
const NEAR_MS = 300_000;
const MINUTE_MS = 60_000;
/** What is on about now, for a wall of many screens: a whole day's plan has thousands of spots. */
export function useNearPlan(screen: string, day: string, nowMs: number, enabled: boolean) {
  const bureau = useBureau().id;
  const slotMs = Math.floor(nowMs / NEAR_MS) * NEAR_MS;
  const query = { day, from: new Date(slotMs).toISOString(), to: new Date(slotMs + 2 * NEAR_MS).toISOString() };
  return useQuery({
    queryKey: keys.read(bureau, "plan.read", { screen, query }),
    queryFn: ({ signal }) => call("plan.read", { params: { bureau, screen }, query }, { signal }),
    enabled,
    refetchInterval: MINUTE_MS,
    placeholderData: keepPreviousData,
  });
}
export const useProof = (screen: string, day: string) =>
  useRead("proof.get", { screen, query: { day } }, { refetchIntervalMs: PLAN_MS });
/** Only of a screen whose footfall somebody knows. */
export const useContacts = (screen: string, day: string, enabled: boolean) =>
  useRead("proof.contacts", { screen, query: { day } }, { enabled, refetchIntervalMs: PLAN_MS });
export const useAlerts = () => useList("alert.list", {}, often);
/** The newest alerts of one screen. */
export const useAlertsOf = (screen: string, limit: number) =>
  useRead("alert.list", { query: { screen, limit } }, often);

const SHOWN = 8;
/** The newest screenshots; read again soon while one is waited for. */
export function useScreenshots(screen: string) {
  const [waiting, setWaiting] = useState(false);
  const query = useRead(
    "screenshot.list",
    { screen, query: { limit: SHOWN } },
    { refetchIntervalMs: waiting ? SOON_MS : OFTEN_MS },
  );
  const waits = query.data?.items.some(({ state }) => state === "asked") ?? false;
  if (waits !== waiting) setWaiting(waits);
  return { screenshots: query.data?.items, waiting };
}
export const useRequestScreenshot = () => useVerb("screenshot.request", ["screenshot", "screen"]);
export const useIdentifyScreen = () => useVerb("screen.identify", ["screen"]);
export const useReloadScreen = () => useVerb("screen.reload", ["screen"]);

/** Which screens there are decides what bookings aim at. */
const AIM = ["screen", "booking", "plan"] as const;
export const useCreateScreen = (form: FormInstance) => useVerb("screen.create", AIM, form);
export const useUpdateScreen = (form: FormInstance) => useVerb("screen.update", AIM, form);
export const usePairScreen = (form: FormInstance) => useVerb("screen.pair", ["screen", "plan"], form);
export const useUnpairScreen = () => useVerb("screen.unpair", ["screen"]);

const GROUPS = ["group", "booking", "plan"] as const;
export const useCreateGroup = (form: FormInstance) => useVerb("group.create", GROUPS, form);
export const useUpdateGroup = (form: FormInstance) => useVerb("group.update", GROUPS, form);
