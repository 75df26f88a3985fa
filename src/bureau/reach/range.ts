import { invalid } from "../../contracts/problem.ts";
import { HOUR_MS } from "../../domain/reach/hours.ts";
import { addDays, daysBetween } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";

const MAX_DAYS = 400;

/** Local days, both inclusive, as half-open instants. */
export interface Range {
  fromMs: number;
  toMs: number;
}

export function rangeOf(from: string, to: string, zone: string): Range {
  if (to < from) throw invalid("query.to", "结束日期不能早于开始日期", "The end must not be before the start");
  if (daysBetween(from, to) >= MAX_DAYS) throw invalid("query.to", `最多 ${MAX_DAYS} 天`, `At most ${MAX_DAYS} days`);
  return { fromMs: localMidnight(from, zone), toMs: localMidnight(addDays(to, 1), zone) };
}

/** Hours of the roll-up that start in the range. */
export function hoursOf({ fromMs, toMs }: Range): [from: number, to: number] {
  return [Math.ceil(fromMs / HOUR_MS), Math.ceil(toMs / HOUR_MS)];
}
