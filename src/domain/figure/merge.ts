import type { Basis, Figure } from "../../contracts/figure.ts";
import { BASES, figure, inCommon, RefusedSum, weakestBasis, weakestQualifier } from "./figure.ts";
import { isAdditive, isBounded, isPeak, type Measured } from "./measure.ts";

/** The sum of what adds; it has the weakest basis and qualifier of its parts. Throws RefusedSum. */
export function sum(parts: readonly Measured<"sum">[]): Figure {
  const figures = ofOneMeasure(parts);
  const add = (field: "lo" | "value" | "hi") => figures.reduce((total, part) => total + part[field], 0);
  return figure({
    ...inCommon(figures),
    value: add("value"),
    lo: add("lo"),
    hi: add("hi"),
    basis: weakestBasis(figures),
    qualifier: weakestQualifier(figures),
  });
}

/** The highest of peaks: nobody knows whether they were at the same time. */
export function peak(parts: readonly Measured<"max">[]): Figure {
  const figures = ofOneMeasure(parts);
  const highest = (field: "lo" | "value" | "hi") => Math.max(...figures.map((part) => part[field]));
  return figure({
    ...inCommon(figures),
    value: highest("value"),
    lo: highest("lo"),
    hi: highest("hi"),
    basis: weakestBasis(figures),
    qualifier: weakestQualifier(figures),
  });
}

/**
 * Bounds of a union: at least the largest part, at most all of them, and never more than `universe`. Parts of different
 * filers that are apart by nature add up even at the least. With a spread it is `at_least` the lower bound.
 */
export function union(parts: readonly Measured<"bounds">[], universe = Number.POSITIVE_INFINITY): Figure {
  const figures = ofOneMeasure(parts);
  const largest = (list: readonly Measured<"bounds">[]) => Math.max(...list.map((part) => part.figure.lo));
  const [first] = parts;
  const lo = first?.measure.apart
    ? [...Map.groupBy(parts, (part) => part.filer).values()].reduce((total, own) => total + largest(own), 0)
    : largest(parts);
  const most = figures.reduce((total, part) => total + part.hi, 0);
  const hi = Math.max(lo, Math.min(most, universe));
  const only = figures.length === 1 ? figures[0] : undefined;
  const basis = weakestBasis(figures);
  const spread = only === undefined && lo < hi;
  return figure({
    ...inCommon(figures),
    value: only ? only.value : lo,
    lo,
    hi,
    // Bounds of several counts are no count any more.
    basis: spread && basis === "counted" ? "modelled" : basis,
    qualifier: spread && weakestQualifier(figures) === "exact" ? "at_least" : weakestQualifier(figures),
  });
}

/** Figures of one measure as one, by the measure's own rule. */
export function merged(parts: readonly Measured[]): Figure {
  if (parts.every(isAdditive)) return sum(parts);
  if (parts.every(isPeak)) return peak(parts);
  if (parts.every(isBounded)) return union(parts);
  throw new RefusedSum("measures", "Not one measure");
}

/** One figure per basis, strongest first: a total across bases is printed as its subtotals. */
export function subtotals(parts: readonly Measured[]): Figure[] {
  const byBasis = Map.groupBy(parts, (part): Basis => part.figure.basis);
  return BASES.flatMap((basis) => {
    const own = byBasis.get(basis);
    return own ? merged(own) : [];
  });
}

/** One total. Refused across bases. */
export function total(parts: readonly Measured[]): Figure {
  const bases = new Set(parts.map((part) => part.figure.basis));
  if (bases.size > 1) throw new RefusedSum("bases", `Not one basis: ${[...bases].join(", ")}`);
  return merged(parts);
}

function ofOneMeasure(parts: readonly Measured[]): Figure[] {
  const keys = new Set(parts.map((part) => part.measure.key));
  if (keys.size > 1) throw new RefusedSum("measures", `Not one measure: ${[...keys].join(", ")}`);
  return parts.map((part) => part.figure);
}
