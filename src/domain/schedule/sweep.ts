import type { Interval } from "../time/interval.ts";
import type { Budget } from "./budget.ts";

/**
 * Visits, in order, every maximal stretch in which the same subjects run. `spans[i]` are the sorted, disjoint intervals
 * of subject i; `visit` gets the indexes running, ascending. Stretches in which nothing runs are not visited.
 */
export function sweep(
  spans: readonly (readonly Interval[])[],
  budget: Budget,
  visit: (startMs: number, endMs: number, running: readonly number[]) => void,
): void {
  const events = spans.flatMap((intervals, subject) =>
    intervals.flatMap(({ startMs, endMs }) => [
      { at: startMs, subject, starts: true },
      { at: endMs, subject, starts: false },
    ]),
  );
  events.sort((a, b) => a.at - b.at);
  const runs = new Uint8Array(spans.length);
  let count = 0;
  let from = 0;
  for (const { at, subject, starts } of events) {
    if (at > from && count > 0) {
      budget.spend(1 + (spans.length >> 3) + count);
      const running: number[] = [];
      for (let each = 0; each < runs.length; each++) if (runs[each] === 1) running.push(each);
      visit(from, at, running);
    }
    runs[subject] = starts ? 1 : 0;
    count += starts ? 1 : -1;
    from = at;
  }
}
