import { z } from "zod";
import { InstantText } from "./primitives.ts";

/** Weakest last: a sum takes the weakest basis of its parts. */
export const Basis = z.enum(["counted", "reported", "sampled", "modelled"]);
export type Basis = z.infer<typeof Basis>;

/** Never a bare number. Always lo ≤ value ≤ hi; `counted` means lo = value = hi. */
export const Figure = z.object({
  value: z.number(),
  lo: z.number(),
  hi: z.number(),
  unit: z.string(),
  basis: Basis,
  qualifier: z.enum(["exact", "at_least", "approx"]),
  asOf: InstantText,
  /** Received / expected sequence numbers, in thousandths; only with play counts. */
  completenessPermille: z.int().optional(),
  method: z.string(),
  /** How many rows, filings or screens it was made from. */
  sources: z.int(),
});
export type Figure = z.infer<typeof Figure>;
