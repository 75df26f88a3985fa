import type { StatutoryYear } from "../../contracts/calendar.ts";
import { statutoryCalendar } from "../../domain/time/calendar.ts";
import { utcText } from "../../platform/tx.ts";
import type { StatutoryImportRow } from "./table.ts";

const published = statutoryCalendar();

/** A year as people see it, by what was imported for it, in the order in which that was done. */
export function yearOf(year: number, imports: readonly StatutoryImportRow[]): StatutoryYear {
  const last = imports.at(-1);
  const history = imports
    .map(({ importedAtMs, importedBy, rows }) => ({ at: utcText(importedAtMs), by: importedBy, days: rows.length }))
    .toReversed();
  if (last && last.rows.length > 0)
    return {
      year,
      source: "official",
      rows: last.rows,
      importedAt: utcText(last.importedAtMs),
      importedBy: last.importedBy,
      history,
    };
  const source = published.kindOf(`${year}-07-01`) === "unknown" ? ("unknown" as const) : ("published" as const);
  return { year, source, rows: [], importedAt: null, importedBy: null, history };
}
