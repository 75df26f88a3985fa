import { invalid, Problem } from "../../contracts/problem.ts";
import { readTable, tableProblems, type TableProblem } from "../../domain/calendar/table.ts";
import { audit } from "../../platform/audit.ts";
import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { importsOf, statutoryImports } from "./table.ts";
import { yearOf } from "./view.ts";

/** How many wrong lines a refusal names. */
const NAMED = 20;

/** From this instant plans follow the table; what has been shown stays as it was. */
export const importCalendar: Verb<"calendar.import"> = (tx, actor, { body }) => {
  if ((body.rows === undefined) === (body.csv === undefined))
    throw invalid("rows", "rows 与 csv 应且只应填一项", "Either rows or csv is right");
  const read = body.csv === undefined ? { rows: body.rows ?? [], problems: [] } : readTable(body.csv);
  refuse(read.problems);
  const year = body.year ?? Number(read.rows[0]?.day.slice(0, 4));
  if (Number.isNaN(year)) throw invalid("year", "空表须注明年份", "Without rows, the year has to be said");
  refuse(tableProblems(read.rows, year));
  const earlier = importsOf(tx).filter((row) => row.year === year);
  const before = earlier.at(-1);
  const row = {
    year,
    number: earlier.length + 1,
    importedAtMs: tx.now,
    importedBy: refOf(actor),
    rows: read.rows.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  };
  tx.db.insert(statutoryImports).values(row).run();
  audit(tx, actor, "calendar.import", String(year), before ?? null, row);
  return yearOf(year, [...earlier, row]);
};

function refuse(problems: readonly TableProblem[]): void {
  if (problems.length > 0)
    throw new Problem("invalid", { errors: problems.slice(0, NAMED).map((each) => ({ ...each })) });
}
