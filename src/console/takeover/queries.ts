import type { FormInstance } from "antd";
import type { Takeover } from "../../contracts/takeover.ts";
import { useList, useVerb } from "../query.ts";

const OFTEN_MS = 15_000;
const often = { refetchIntervalMs: OFTEN_MS };

/** Others issue and end them, too: all are read again every quarter of a minute. */
export const useTakeovers = () => useList("takeover.list", {}, often);
export const useRunningTakeovers = () =>
  useList("takeover.list", { state: "on_air" satisfies Takeover["state"] }, often);
export const useUnreviewed = () => useList("takeover.list", { unreviewed: "true" }, often);

/** The plans of the screens change with them. */
const ON_AIR = ["takeover", "plan"] as const;
export const usePreviewTakeover = (form: FormInstance) => useVerb("takeover.preview", [], form);
export const useIssueTakeover = (form: FormInstance) => useVerb("takeover.issue", ON_AIR, form);
export const useEndTakeover = () => useVerb("takeover.end", ON_AIR);
export const useReviewTakeover = (form: FormInstance) => useVerb("takeover.review", ["takeover"], form);
