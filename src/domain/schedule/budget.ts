/** Thrown when a question would take more work than it may; askers turn it into a refusal. */
export class TooMuchWork extends Error {
  readonly limit: "spots" | "steps";

  constructor(limit: "spots" | "steps") {
    super(`more ${limit} than allowed`);
    this.limit = limit;
  }
}

/** A spot is worth this many steps: finding who goes next, and writing it down. */
const STEPS_PER_SPOT = 6;

/** Counts work, so that a what-if question ends after a known amount of it. A step is some 0.1 µs of one core. */
export class Budget {
  private spots: number;
  /** Left to spend. */
  steps: number;

  constructor(spots: number, steps: number) {
    this.spots = spots;
    this.steps = steps;
  }

  spendSpot(): void {
    if (--this.spots < 0) throw new TooMuchWork("spots");
    this.spend(STEPS_PER_SPOT);
  }

  spend(steps: number): void {
    this.steps -= steps;
    if (this.steps < 0) throw new TooMuchWork("steps");
  }
}

/** For plans of real screens, which are never refused. */
export function unlimited(): Budget {
  return new Budget(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
}
