/** What nobody knows exactly: at least, best known, at most; never negative. */
export interface Spread {
  readonly lo: number;
  readonly value: number;
  readonly hi: number;
}

/** Who is before a screen at some time: persons per second, seconds that each stays, the share who can see it. */
export interface Passers {
  readonly flow: Spread;
  readonly dwell: Spread;
  readonly visibility: Spread;
}

/** Whoever sees less of a spot has not been in contact with it, s. */
export const MIN_VIEW_S = 2;

/**
 * Contacts that one passer-by has with a spot of `spotS` seconds in a loop of `loopS`: E = (d + s − 2m) / L (reach.md §3);
 * none where the spot or the stay is shorter than the minimum view.
 */
export function contactsPerPass(dwell: Spread, spotS: number, loopS: number, minViewS = MIN_VIEW_S): Spread {
  return each(dwell, (dwellS) => arrivalsS(dwellS, spotS, minViewS) / loopS);
}

/** The chance that a passer-by has at least one: min(1, E). */
export function chanceOfContact(perPass: Spread): Spread {
  return each(perPass, (contacts) => Math.min(1, contacts));
}

/** Contacts of one play of `spotS` seconds, not rounded: v · λ · (d + s − 2m). */
export function contactsOfPlay({ flow, dwell, visibility }: Passers, spotS: number, minViewS = MIN_VIEW_S): Spread {
  return times(
    times(visibility, flow),
    each(dwell, (dwellS) => arrivalsS(dwellS, spotS, minViewS)),
  );
}

export function plus(a: Spread, b: Spread): Spread {
  return { lo: a.lo + b.lo, value: a.value + b.value, hi: a.hi + b.hi };
}

/** The stretch of time in which somebody may come by and still see enough of the spot. */
function arrivalsS(dwellS: number, spotS: number, minViewS: number): number {
  return Math.min(dwellS, spotS) < minViewS ? 0 : dwellS + spotS - 2 * minViewS;
}

/** Of what is never negative, every bound of the product comes from the same bounds of the factors. */
function times(a: Spread, b: Spread): Spread {
  return { lo: a.lo * b.lo, value: a.value * b.value, hi: a.hi * b.hi };
}

/** Safe for what never falls as its input grows. */
function each({ lo, value, hi }: Spread, of: (n: number) => number): Spread {
  return { lo: of(lo), value: of(value), hi: of(hi) };
}
