import type { Interval } from "../time/interval.ts";

/** Consecutive numbers, both inclusive. */
interface Numbers {
  readonly first: number;
  readonly last: number;
}

/** What is still missing of `gaps` when the numbers in `arrived` have come; both ascending. */
export function stillMissing<Gap extends Numbers>(gaps: readonly Gap[], arrived: readonly number[]): Gap[] {
  const left: Gap[] = [];
  let next = 0;
  for (const gap of gaps) {
    let { first } = gap;
    while (next < arrived.length && (arrived[next] ?? 0) < first) next += 1;
    for (; next < arrived.length && (arrived[next] ?? 0) <= gap.last; next += 1) {
      const seq = arrived[next] ?? 0;
      if (seq > first) left.push({ ...gap, first, last: seq - 1 });
      first = seq + 1;
    }
    if (first <= gap.last) left.push({ ...gap, first });
  }
  return left;
}

/**
 * Where plays that did not come may lie: between the end of the last play before them and the start of the first one
 * after them (null = there is none), and in the time that `limits` leave to their numbering. Instants in ms since 1970.
 * A clock that was put back leaves nothing between: then anywhere between the two.
 */
export function whereabouts(fromMs: number | null, toMs: number | null, limits: Interval): Interval {
  const [start, end] = [fromMs ?? Number.NEGATIVE_INFINITY, toMs ?? Number.POSITIVE_INFINITY];
  const within = { startMs: Math.max(start, limits.startMs), endMs: Math.min(end, limits.endMs) };
  return within.startMs <= within.endMs ? within : { startMs: Math.min(start, end), endMs: Math.max(start, end) };
}

/** Whether a play that started in `where` may have started in the half-open stretch. */
export function mayLieIn(where: Interval, { startMs, endMs }: Interval): boolean {
  if (where.startMs === where.endMs) return startMs <= where.startMs && where.startMs < endMs;
  return where.startMs < endMs && startMs < where.endMs;
}
