import { asc } from "drizzle-orm";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { OfficialDay } from "../../contracts/calendar.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { calendarHistory, type CalendarHistory } from "../../domain/calendar/history.ts";
import type { StatutoryCalendar } from "../../domain/time/calendar.ts";
import type { Tx } from "../../platform/tx.ts";

/** Every official table that was imported; a year's last one is in force. Rows never change: plans follow history. */
export const statutoryImports = sqliteTable(
  "statutory_import",
  {
    year: integer("year").notNull(),
    number: integer("number").notNull(),
    importedAtMs: integer("imported_at").notNull(),
    importedBy: text("imported_by", { mode: "json" }).$type<PersonRef>().notNull(),
    rows: text("rows", { mode: "json" }).$type<OfficialDay[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.year, table.number] })],
);
export type StatutoryImportRow = typeof statutoryImports.$inferSelect;

/** In the order in which they were made. */
export function importsOf(tx: Tx): StatutoryImportRow[] {
  return tx.db
    .select()
    .from(statutoryImports)
    .orderBy(asc(statutoryImports.importedAtMs), asc(statutoryImports.number))
    .all();
}

/** The bureau's statutory calendar through time. */
export function calendarsOf(tx: Tx): CalendarHistory {
  return calendarHistory(importsOf(tx).map(({ year, importedAtMs, rows }) => ({ year, atMs: importedAtMs, rows })));
}

/** The statutory calendar in force now: the built-in one, under the bureau's own tables. */
export function calendarOf(tx: Tx): StatutoryCalendar {
  return calendarsOf(tx).at(tx.now);
}
