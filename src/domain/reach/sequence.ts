/**
 * Highest number up to which nothing is missing, when `contiguous` was that number before and `received` (sorted
 * ascending, duplicates allowed) holds what came since or was there beyond it.
 */
export function contiguousUpTo(contiguous: number, received: Iterable<number>): number {
  let upTo = contiguous;
  for (const seq of received) {
    if (seq > upTo + 1) break;
    upTo = Math.max(upTo, seq);
  }
  return upTo;
}

/** Received of announced in thousandths, rounded down so that only what is complete says 1000; null without any. */
export function completenessPermille(received: number, announced: number): number | null {
  return announced === 0 ? null : Math.floor((received * 1000) / announced);
}
