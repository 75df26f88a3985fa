import type { Figure } from "../../contracts/figure.ts";

/** Counted and reported together count towards a target; what was only sampled or modelled never does. */
export function progress(subtotals: readonly Figure[], target: number): { done: number; permille: number } {
  const done = subtotals
    .filter(({ basis }) => basis === "counted" || basis === "reported")
    .reduce((sum, { value }) => sum + value, 0);
  return { done, permille: Math.floor((done * 1000) / target) };
}
