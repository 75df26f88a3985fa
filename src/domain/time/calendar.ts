import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { dayNumber, weekdayOf } from "./day.ts";

export type StatutoryKind = "workday" | "restday" | "unknown";

/** Is a local day a workday or a rest day by the State Council's yearly notice, adjusted workdays (调休) included? */
export interface StatutoryCalendar {
  /** `unknown` for days of years whose notice is not in the data. `day` is `YYYY-MM-DD`. */
  kindOf(day: string): StatutoryKind;
}

/** One row of an official table that a bureau imported. */
export interface OfficialDay {
  readonly day: string;
  readonly kind: "workday" | "restday";
}

const holidays: Readonly<Record<string, string>> = published.holidays;
const adjusted: Readonly<Record<string, string>> = published.workdays;
const publishedYears: ReadonlySet<string> = new Set(Object.keys(holidays).map((day) => day.slice(0, 4)));

/**
 * The calendar of the `chinese-days` package with a bureau's official rows on top. A row decides its own day; as soon as
 * a year has any row, its other days are known too: a table lists what differs from Monday to Friday.
 */
export function statutoryCalendar(official: readonly OfficialDay[] = []): StatutoryCalendar {
  const rows = new Map(official.map(({ day, kind }) => [day, kind]));
  const importedYears = new Set(official.map(({ day }) => day.slice(0, 4)));
  return {
    kindOf(day) {
      const row = rows.get(day);
      if (row) return row;
      const year = day.slice(0, 4);
      if (day in holidays) return "restday";
      if (day in adjusted) return "workday";
      if (!publishedYears.has(year) && !importedYears.has(year)) return "unknown";
      return plainKind(day);
    },
  };
}

/** Monday to Friday are workdays: what holds where no notice says otherwise. */
export function plainKind(day: string): "workday" | "restday" {
  return weekdayOf(dayNumber(day)) <= 5 ? "workday" : "restday";
}
