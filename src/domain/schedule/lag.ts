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
  for (const sign of [1, -1]) {
    let left = limitMs;
    const largestFirst = [...level.keys()].sort((a, b) => sign * ((level[b] ?? 0) - (level[a] ?? 0)) || a - b);
    for (const index of largestFirst) {
      const size = Math.min(left, sign * (level[index] ?? 0));
      if (size <= 0) break;
      kept[index] = sign * size;
      left -= size;
    }
  }
  return kept;
}
