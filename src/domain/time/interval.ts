/** Half-open `[startMs, endMs)`, not empty. Epoch ms unless the holder says otherwise. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

/** The union as maximal, disjoint, sorted intervals; touching ones become one. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.startMs - b.startMs);
  const merged: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of sorted) {
    const last = merged[merged.length - 1];
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else merged.push({ startMs, endMs });
  }
  return merged;
}

/** What two sorted, disjoint lists have in common. */
export function intersection(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return common;
    const startMs = Math.max(left.startMs, right.startMs);
    const endMs = Math.min(left.endMs, right.endMs);
    if (startMs < endMs) common.push({ startMs, endMs });
    if (left.endMs <= right.endMs) i++;
    else j++;
  }
}

/** Is the instant inside one of these sorted, disjoint intervals? O(log n). */
export function covers(intervals: readonly Interval[], atMs: number): boolean {
  return intervalAt(intervals, atMs) !== null;
}

/** The one of these sorted, disjoint intervals that the instant lies in. O(log n). */
export function intervalAt(intervals: readonly Interval[], atMs: number): Interval | null {
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const interval = intervals[middle];
    if (interval && interval.startMs <= atMs) low = middle + 1;
    else high = middle;
  }
  const found = intervals[low - 1];
  return found && atMs < found.endMs ? found : null;
}
