import { localDayAt } from "../../domain/time/wall.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { importsOf } from "./table.ts";
import { yearOf } from "./view.ts";

/** Last year to the year after next, and every other year that was ever imported. */
export const getCalendar: Verb<"calendar.get"> = (tx) => {
  const imports = importsOf(tx);
  const thisYear = Number(localDayAt(tx.now, settingsOf(tx).zone).slice(0, 4));
  const years = new Set([-1, 0, 1, 2].map((n) => thisYear + n));
  for (const { year } of imports) years.add(year);
  const importsFor = (year: number) => imports.filter((row) => row.year === year);
  return { items: [...years].sort((a, b) => a - b).map((year) => yearOf(year, importsFor(year))) };
};
