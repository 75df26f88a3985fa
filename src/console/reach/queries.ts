import { useRead } from "../query.ts";
import type { Asked } from "./filter.ts";

const OFTEN_MS = 60_000;

/** Proven plays of the chosen days, by hour, day, screen or material. */
export function usePlays({ from, to, by, campaign, screen }: Asked) {
  return useRead(
    "reach.plays",
    { query: { from, to, by, ...(campaign && { campaign }), ...(screen && { screen }) } },
    { refetchIntervalMs: OFTEN_MS },
  );
}
