import type { StatutoryYear } from "../../contracts/calendar.ts";
import { statutoryCalendar } from "../../domain/time/calendar.ts";
import { instantText } from "../../platform/tx.ts";
import type { StatutoryImportRow } from "./table.ts";

const published = statutoryCalendar();

/** A year as people see it, by what was imported for it last. */
export function yearOf(year: number, last: StatutoryImportRow | undefined): StatutoryYear {
  if (last && last.rows.length > 0)
    return {
      year,
      source: "official",
      rows: last.rows,
      importedAt: instantText(last.importedAtMs),
      importedBy: last.importedBy,
    };
  const source = published.kindOf(`${year}-07-01`) === "unknown" ? ("unknown" as const) : ("published" as const);
  return { year, source, rows: [], importedAt: null, importedBy: null };
}
