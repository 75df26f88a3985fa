import type { ProofCounts } from "../../contracts/proof.ts";

/** What answers for planned spots, in the order in which it is drawn; together they are what was planned. */
export const KINDS = [
  "proven",
  "cut",
  "skipped",
  "superseded",
  "offline",
  "awaited",
  "unexplained",
] as const satisfies (keyof ProofCounts)[];
export type Kind = (typeof KINDS)[number];

export const COLOURS: Record<Kind, string> = {
  proven: "#2c6e49",
  cut: "#b08a3e",
  skipped: "#a2563a",
  superseded: "#7d5a80",
  offline: "#6f6a62",
  awaited: "#9fb3c4",
  unexplained: "#c2181f",
};
