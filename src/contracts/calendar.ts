import { z } from "zod";
import { endpoints } from "./endpoint.ts";
import { PersonRef } from "./person.ts";
import { InstantText, LocalDay } from "./primitives.ts";

/** One row of the State Council's yearly notice: a day that differs from Monday to Friday, or confirms it. */
export const OfficialDay = z.strictObject({
  day: LocalDay,
  kind: z.enum(["workday", "restday"]),
  name: z.string().trim().max(60).default(""),
});
export type OfficialDay = z.infer<typeof OfficialDay>;

/** What a bureau plans a year by: `unknown` years count Monday to Friday as workdays, and say so in every preview. */
export const StatutoryYear = z.object({
  year: z.int(),
  source: z.enum(["official", "published", "unknown"]),
  /** The imported rows; empty unless `official`. */
  rows: z.array(OfficialDay),
  importedAt: InstantText.nullable(),
  importedBy: PersonRef.nullable(),
  /** Every import of the year, the latest first; one of no days withdrew the table before it. */
  history: z.array(z.object({ at: InstantText, by: PersonRef, days: z.int() })),
});
export type StatutoryYear = z.infer<typeof StatutoryYear>;

export const calendarEndpoints = endpoints({
  "calendar.get": {
    method: "GET",
    path: "/api/bureaus/{bureau}/statutory-calendar",
    permission: "season.read",
    summary: { zh: "法定工作日历", en: "The statutory calendar, year by year" },
    result: z.object({ items: z.array(StatutoryYear) }),
  },
  "calendar.import": {
    method: "PUT",
    path: "/api/bureaus/{bureau}/statutory-calendar",
    permission: "bureau.write",
    summary: {
      zh: "导入一年的官方放假调休表（rows、csv 二选一，或直接以 text/csv 提交）；优先于内置日历，空表即撤销",
      en: "Import a year's official table (rows or csv, or a text/csv body); it wins over the built-in one, an empty one withdraws it",
    },
    body: z.strictObject({
      /** Absent: the year of the rows. */
      year: z.int().min(1970).max(2200).optional(),
      rows: z.array(OfficialDay).max(400).optional(),
      /** Lines of `day,kind,name`; a heading is allowed; 休 and 班 are understood. */
      csv: z.string().max(100_000).optional(),
    }),
    result: StatutoryYear,
    adapter: "own",
  },
});
