import type { Figure } from "../../contracts/figure.ts";

/**
 * How figures of one measure become one (reach.md §1): events of one kind add; a peak is the highest; people and things
 * that may be the same ones again have bounds only.
 */
export type Merge = "sum" | "max" | "bounds";

export interface Measure<M extends Merge = Merge> {
  readonly key: string;
  readonly merge: M;
  /** Of `bounds`: things of different filers are different things (their screens, their branches). */
  readonly apart?: boolean;
}

/** A figure that knows what it measures and whose it is: a wrong sum does not compile. */
export interface Measured<M extends Merge = Merge> {
  readonly measure: Measure<M>;
  /** Who filed it; "" = the bureau itself. */
  readonly filer: string;
  readonly figure: Figure;
}

const NOT_ADDITIVE: Readonly<Record<string, Measure>> = {
  livestream_peak: { key: "livestream_peak", merge: "max" },
  livestream_viewers: { key: "livestream_viewers", merge: "bounds" },
  quiz_participants: { key: "quiz_participants", merge: "bounds" },
  led_screens: { key: "led_screens", merge: "bounds", apart: true },
  branches_involved: { key: "branches_involved", merge: "bounds", apart: true },
  branches_with_warning_sign: { key: "branches_with_warning_sign", merge: "bounds", apart: true },
};

/** The measure behind a metric of the dictionary. */
export function measureOf(metric: string): Measure {
  return NOT_ADDITIVE[metric] ?? { key: metric, merge: "sum" };
}

export function isAdditive(part: Measured): part is Measured<"sum"> {
  return part.measure.merge === "sum";
}
export function isPeak(part: Measured): part is Measured<"max"> {
  return part.measure.merge === "max";
}
export function isBounded(part: Measured): part is Measured<"bounds"> {
  return part.measure.merge === "bounds";
}
