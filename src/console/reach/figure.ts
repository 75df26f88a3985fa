import type { Figure } from "../../contracts/figure.ts";

/** Thousandths as a percentage that never rounds up to all: 999 ‰ is 99.9%. */
export const percentOf = (permille: number): string => `${(Math.floor(permille) / 10).toLocaleString("en-US")}%`;

/** What a figure was made from, as the dictionary names it. */
export function sourceOf({ method }: Figure): "plays_logged" | "events_held" | "signups_confirmed" | "filed" {
  if (method === "plays_logged" || method === "events_held" || method === "signups_confirmed") return method;
  return "filed";
}
