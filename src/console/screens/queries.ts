import type { FormInstance } from "antd";
import { useList, useRead, useVerb } from "../query.ts";

const OFTEN_MS = 30_000;
const PLAN_MS = 300_000;
const often = { refetchIntervalMs: OFTEN_MS };

/** Health changes without anybody's doing: both are read again every half minute. */
export const useWatchedScreens = () => useList("screen.list", {}, often);
export const useWatchedScreen = (screen: string) => useRead("screen.get", { screen }, often);
export const useWatchedPlan = (screen: string, day: string, enabled = true) =>
  useRead("plan.read", { screen, query: { day } }, { enabled, refetchIntervalMs: PLAN_MS });

/** Which screens there are decides what bookings aim at. */
const AIM = ["screen", "booking", "plan"] as const;
export const useCreateScreen = (form: FormInstance) => useVerb("screen.create", AIM, form);
export const useUpdateScreen = (form: FormInstance) => useVerb("screen.update", AIM, form);
export const usePairScreen = (form: FormInstance) => useVerb("screen.pair", ["screen", "plan"], form);
export const useUnpairScreen = () => useVerb("screen.unpair", ["screen"]);

const GROUPS = ["group", "booking", "plan"] as const;
export const useCreateGroup = (form: FormInstance) => useVerb("group.create", GROUPS, form);
export const useUpdateGroup = (form: FormInstance) => useVerb("group.update", GROUPS, form);
