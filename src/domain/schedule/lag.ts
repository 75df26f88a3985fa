/** A booking's ledger keeps what it is owed over the day; a segment opens with what this returns. */
export interface OpeningLags {
  /** ms, one per competitor, sum exactly zero. */
  readonly lags: number[];
  /** Whether anybody starts with a lag. */
  readonly carried: boolean;
}

/**
 * The lags with which competitors enter a segment, from their ledgers (ms, positive = owed) and L, the longest spot.
 *
 * 1. Clamp to ±L. 2. Take the mean off everyone, so that the sum is zero. 3. If more than 2L is owed in total, settle the
 * largest 2L of debts and of credits now and leave the rest on the ledger for later segments.
 *
 * With P ≤ 2L owed in total at the start, whoever waits past a deadline F is served before F + P (the argument in
 * contest.ts, with P for the one blocking spot), so the segment's own lags stay within ±2L and, with the at most L that
 * steps 1–3 left on the ledger, every ledger stays within ±3L. Without step 3 many small bookings owed L each could all
 * go before a large one, which would then be owed without bound.
 */
export function openingLags(ledgersMs: readonly number[], longestMs: number): OpeningLags {
  if (ledgersMs.every((ledger) => ledger === 0)) return { lags: ledgersMs.map(() => 0), carried: false };
  const clamped = ledgersMs.map((ledger) => Math.max(-longestMs, Math.min(longestMs, ledger)));
  const sum = clamped.reduce((total, lag) => total + lag, 0);
  const mean = Math.floor(sum / clamped.length);
  const rest = sum - mean * clamped.length;
  const level = clamped.map((lag, index) => lag - mean - (index < rest ? 1 : 0));
  const owed = level.reduce((total, lag) => total + Math.max(0, lag), 0);
  const lags = owed <= 2 * longestMs ? level : settleLargest(level, 2 * longestMs);
  return { lags, carried: lags.some((lag) => lag !== 0) };
}

/** Keeps the largest credits and the largest debts up to `limitMs` on each side; the others become zero. */
function settleLargest(level: readonly number[], limitMs: number): number[] {
  const kept = level.map(() => 0);
  const size = level.length;
  for (const sign of [1, -1]) {
    let left = limitMs;
    // Sorted as plain numbers: of equal sizes the lower index is the larger key. |lag| ≤ 2L < 1.5·10^7, size ≤ 5,000: exact.
    const keys = Float64Array.from(level, (lag, index) => sign * lag * size + (size - 1 - index)).sort();
    for (let at = size - 1; at >= 0; at--) {
      const key = keys[at] ?? 0;
      const index = size - 1 - (((key % size) + size) % size);
      const owed = Math.min(left, sign * (level[index] ?? 0));
      if (owed <= 0) break;
      kept[index] = sign * owed;
      left -= owed;
    }
  }
  return kept;
}
