import { invalid } from "../../contracts/problem.ts";
import type { Season } from "../../contracts/season.ts";
import { awarenessEntry } from "../../domain/season/calendar.ts";

/** Refuses a season that ends before it starts, a concentrated day outside it, or an unknown calendar entry. */
export function requireDates(season: Pick<Season, "startsOn" | "endsOn" | "concentratedDay" | "entry">): void {
  const { startsOn, endsOn, concentratedDay, entry } = season;
  if (endsOn < startsOn) throw invalid("endsOn", "结束日期不能早于开始日期", "The end must not be before the start");
  if (concentratedDay !== null && (concentratedDay < startsOn || concentratedDay > endsOn))
    throw invalid("concentratedDay", "集中宣传日应在宣传期之内", "The concentrated day must lie within the season");
  if (entry !== null && !awarenessEntry(entry))
    throw invalid("entry", "宣传日历中没有此节点", "The awareness calendar has no such entry");
}
