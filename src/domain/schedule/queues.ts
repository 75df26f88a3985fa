import { IndexedHeap } from "./heap.ts";

/** One competitor to whom plays are owed by the clock. */
export interface Pledge {
  /** Number in the arena. */
  readonly i: number;
  /** Longest item, ms. */
  readonly longestMs: number;
  /** Guaranteed plays still owed this hour. */
  firm: number;
  /** Plays still owed this hour to one that its cap, not its share, limits: it gets at least n − 1 (G5). */
  soft: number;
  /** Plays per hour when served evenly by the clock instead of by weight; 0 = by weight. */
  pace: number;
  /** Its cap does not let it start before. */
  freeMs: number;
  /** Its next play is due by its pace. */
  dueMs: number;
  /** Whole plays this hour, and how many there are to be. */
  plays: number;
  rate: number;
}

/** Where the numbered pledges of a segment wait. */
export class Queues {
  /** For their caps, by when they may start. */
  readonly held: IndexedHeap;
  /** For their time, by when they are due. */
  readonly waiting: IndexedHeap;
  // All others by the deadline of the next play.
  readonly due: IndexedHeap;
  readonly firm: IndexedHeap;
  readonly soft: IndexedHeap;
  readonly spare: IndexedHeap;
  /** Owed a guarantee, but too long for what is left of the segment. */
  readonly over: IndexedHeap;

  constructor(pledges: readonly Pledge[]) {
    const by = (before: (a: Pledge, b: Pledge) => number) =>
      new IndexedHeap(pledges.length, (a, b) => {
        const left = pledges[a];
        const right = pledges[b];
        const order = left && right ? before(left, right) : 0;
        return order === 0 ? a < b : order < 0;
      });
    const byDeadline = (a: Pledge, b: Pledge): number => (a.plays + 1) * b.rate - (b.plays + 1) * a.rate;
    this.held = by((a, b) => a.freeMs - b.freeMs);
    this.waiting = by((a, b) => a.dueMs - b.dueMs);
    this.due = by(byDeadline);
    this.firm = by(byDeadline);
    this.soft = by(byDeadline);
    this.spare = by(byDeadline);
    this.over = by(byDeadline);
  }

  /** Takes a pledge out of all of them. */
  withdraw(number: number): void {
    const { held, waiting, due, firm, soft, spare, over } = this;
    for (const heap of [held, waiting, due, firm, soft, spare, over]) heap.remove(number);
  }
}
