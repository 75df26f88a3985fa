import type { Conflict } from "../../contracts/schedule.ts";

/** The same conflict again and again, as an evening booking has it every evening. */
export interface Recurring extends Omit<Conflict, "interval"> {
  readonly key: string;
  readonly intervals: Conflict["interval"][];
}

/** Conflicts of the same bookings on the same screens as one, by their first time. */
export function recurring(conflicts: readonly Conflict[]): Recurring[] {
  const found = new Map<string, Recurring>();
  for (const { interval, ...same } of conflicts) {
    const key = [same.kind, same.winner, same.losers, same.screens].join(" ");
    const known = found.get(key);
    if (known) known.intervals.push(interval);
    else found.set(key, { key, ...same, intervals: [interval] });
  }
  return [...found.values()];
}
