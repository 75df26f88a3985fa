import type { Basis, Figure } from "../../contracts/figure.ts";

/** From strongest to weakest. */
export const BASES = ["counted", "reported", "sampled", "modelled"] as const satisfies readonly Basis[];

/** A number that may not be made: kinds that do not add, or bases that may not be one total (reach.md §1). */
export class RefusedSum extends Error {
  readonly reason: "nothing" | "measures" | "units" | "bases";
  constructor(reason: RefusedSum["reason"], message: string) {
    super(message);
    this.name = "RefusedSum";
    this.reason = reason;
  }
}

/** A figure that holds together: lo ≤ value ≤ hi, and what was counted has no spread. Throws RangeError otherwise. */
export function figure(facts: Figure): Figure {
  const { lo, value, hi, basis } = facts;
  if (!(lo <= value && value <= hi)) throw new RangeError(`Not lo ≤ value ≤ hi: ${lo}, ${value}, ${hi}`);
  if (basis === "counted" && lo !== hi) throw new RangeError("What was counted has no spread");
  return facts;
}

export function weakestBasis(parts: readonly Figure[]): Basis {
  return BASES[Math.max(...parts.map((part) => BASES.indexOf(part.basis)))] ?? "modelled";
}

/** `approx` spoils everything, `at_least` everything exact. */
export function weakestQualifier(parts: readonly Figure[]): Figure["qualifier"] {
  if (parts.some((part) => part.qualifier === "approx")) return "approx";
  return parts.some((part) => part.qualifier === "at_least") ? "at_least" : "exact";
}

/** What several figures have in common once they are one: unit, the latest as-of, methods, sources. */
export function inCommon(
  parts: readonly Figure[],
): Pick<Figure, "unit" | "asOf" | "method" | "sources" | "completenessPermille"> {
  const [first] = parts;
  if (!first) throw new RefusedSum("nothing", "Nothing to add up");
  if (parts.some((part) => part.unit !== first.unit))
    throw new RefusedSum("units", `Not one unit: ${[...new Set(parts.map((part) => part.unit))].join(", ")}`);
  const complete = parts.flatMap((part) => part.completenessPermille ?? []);
  return {
    unit: first.unit,
    asOf: parts.reduce((latest, { asOf }) => (Date.parse(asOf) > Date.parse(latest) ? asOf : latest), first.asOf),
    method: [...new Set(parts.flatMap((part) => part.method.split("+")))].sort((a, b) => (a < b ? -1 : 1)).join("+"),
    sources: parts.reduce((sum, part) => sum + part.sources, 0),
    // A whole is no more complete than its least complete part.
    ...(complete.length > 0 && { completenessPermille: Math.min(...complete) }),
  };
}
