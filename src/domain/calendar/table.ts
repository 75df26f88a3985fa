import type { OfficialDay } from "../../contracts/calendar.ts";
import { dayNumber } from "../time/day.ts";

/** A refusal as data: where, and what would be right. */
export interface TableProblem {
  readonly path: string;
  readonly message: { readonly zh: string; readonly en: string };
}

const WORK: ReadonlySet<string> = new Set(["workday", "班", "上班", "补班", "调休上班", "工作日"]);
const REST: ReadonlySet<string> = new Set(["restday", "休", "放假", "休息", "节假日", "休息日"]);
/** `2027-01-01`, `2027/1/1`, `2027年1月1日`. */
const DAY = /^(\d{4})(?:-|\/|年)(\d{1,2})(?:-|\/|月)(\d{1,2})日?$/;

/**
 * Lines of `day,kind,name` as offices keep them: commas, semicolons or tabs, quotes as in RFC 4180, a heading or not.
 * Problems name the line, counted from 1.
 */
export function readTable(csv: string): { rows: OfficialDay[]; problems: TableProblem[] } {
  const rows: OfficialDay[] = [];
  const problems: TableProblem[] = [];
  for (const [index, line] of csv
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const [first = "", second = "", name = ""] = cellsOf(line);
    const day = dayOf(first);
    if (day === null && index === 0 && !/\d/.test(first)) continue;
    const kind = WORK.has(second) ? "workday" : REST.has(second) ? "restday" : null;
    const path = `csv.${index + 1}`;
    if (day === null) problems.push({ path, message: messages.day });
    else if (kind === null) problems.push({ path, message: messages.kind });
    else rows.push({ day, kind, name: name.slice(0, 60) });
  }
  return { rows, problems };
}

/** The one year that the rows are of, and what is wrong with them; `year` says which one it has to be. */
export function tableProblems(rows: readonly OfficialDay[], year: number): TableProblem[] {
  const seen = new Set<string>();
  return rows.flatMap(({ day }, index): TableProblem[] => {
    const repeated = seen.has(day);
    seen.add(day);
    if (repeated) return [{ path: `rows.${index}.day`, message: messages.repeated }];
    return Number(day.slice(0, 4)) === year ? [] : [{ path: `rows.${index}.day`, message: messages.year(year) }];
  });
}

const messages = {
  day: { zh: "日期应如 2027-01-01", en: "A day such as 2027-01-01 is right" },
  kind: { zh: "类型应为 workday（班）或 restday（休）", en: "workday (班) or restday (休) is right" },
  repeated: { zh: "同一天出现了两次", en: "The day is there twice" },
  year: (year: number) => ({ zh: `应为 ${year} 年的日期`, en: `A day of ${year} is right` }),
} as const;

function dayOf(text: string): string | null {
  const [, year = "", month = "", date = ""] = DAY.exec(text) ?? [];
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  try {
    dayNumber(day);
    return day;
  } catch {
    return null;
  }
}

function cellsOf(line: string): string[] {
  const cell = /\s*(?:"((?:[^"]|"")*)"|([^,;\t]*))\s*(?:[,;\t]|$)/y;
  const cells: string[] = [];
  while (cell.lastIndex < line.length) {
    const found = cell.exec(line);
    if (!found) break;
    cells.push((found[1]?.replaceAll('""', '"') ?? found[2] ?? "").trim());
  }
  return cells;
}
