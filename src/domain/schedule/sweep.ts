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
  const running = new Set<number>();
  let from = 0;
  for (const { at, subject, starts } of events) {
    if (at > from && running.size > 0) {
      budget.spend(running.size);
      visit(
        from,
        at,
        [...running].sort((a, b) => a - b),
      );
    }
    if (starts) running.add(subject);
    else running.delete(subject);
    from = at;
  }
}
