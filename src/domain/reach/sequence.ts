/** Received of announced in thousandths, rounded down so that only what is complete says 1000; null without any. */
export function completenessPermille(received: number, announced: number): number | null {
  return announced === 0 ? null : Math.floor((received * 1000) / announced);
}

/** Each spot has one play and lasts a second at least; as many again for restarts. */
const PLAYS_PER_S = 2;
/** Batches of a long absence come in any order. */
const AHEAD = 10_000;

/**
 * The highest number that a player can have got to by `nowMs`, when it was at `known` at `sinceMs` (ms since 1970).
 * Beyond it a number is a fault: believed, it would leave the log incomplete for ever.
 */
export function highestPossible(known: number, sinceMs: number, nowMs: number): number {
  return known + AHEAD + Math.ceil((Math.max(0, nowMs - sinceMs) * PLAYS_PER_S) / 1000);
}
