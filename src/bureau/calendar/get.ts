import { localDayAt } from "../../domain/time/wall.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { importsOf } from "./table.ts";
import { yearOf } from "./view.ts";

/** Last year to the year after next, and every other year that was imported. */
export const getCalendar: Verb<"calendar.get"> = (tx) => {
  const last = new Map(importsOf(tx).map((row) => [row.year, row]));
  const thisYear = Number(localDayAt(tx.now, settingsOf(tx).zone).slice(0, 4));
  const years = new Set([-1, 0, 1, 2].map((n) => thisYear + n));
  for (const [year, { rows }] of last) if (rows.length > 0) years.add(year);
  return { items: [...years].sort((a, b) => a - b).map((year) => yearOf(year, last.get(year))) };
};
