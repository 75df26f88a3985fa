/** How long a still item stands before it counts as shown anew, ms. */
const STILL_MS = 60_000;

/** How long one showing of a takeover's content lasts, ms: a film its own length, everything else a minute or all of it. */
export function takeoverDwellMs(ownMs: number | null, takeoverMs: number): number {
  return ownMs ?? Math.min(STILL_MS, takeoverMs);
}
