import type { Figure } from "../../contracts/figure.ts";
import { count } from "../text/number.ts";

/** A modelled figure as people read it: rounded once, its bounds outwards. */
export function roundedOut({ lo, value, hi }: Figure): { lo: string; value: string; hi: string } {
  return { lo: count(Math.floor(lo)), value: count(Math.round(value)), hi: count(Math.ceil(hi)) };
}
