import type { OfficialDay } from "../../contracts/calendar.ts";
import type { Bilingual } from "../../contracts/problem.ts";
import { readTable, tableProblems } from "../../domain/calendar/table.ts";

/** One line of a table as somebody pasted it: what it was read as, or what would be right. */
export interface TableLine {
  /** From 1, as editors count. */
  readonly line: number;
  readonly text: string;
  readonly row: OfficialDay | null;
  readonly problem: Bilingual | null;
}
export interface TablePreview {
  /** Of its first day; null while there is none. */
  readonly year: number | null;
  readonly lines: TableLine[];
  readonly wrong: number;
}

/** Reads a pasted table as the server will, line by line; a heading and empty lines are passed over. */
export function previewTable(csv: string): TablePreview {
  const { rows, problems } = readTable(csv);
  const unread = new Map(problems.map(({ path, message }) => [Number(path.slice("csv.".length)), message]));
  const written = csv
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ text }) => text.trim() !== "");
  const read = written.filter(({ line }) => !unread.has(line));
  if (read.length > rows.length) read.shift();
  const year = rows[0] ? Number(rows[0].day.slice(0, 4)) : null;
  const refused = new Map(
    (year === null ? [] : tableProblems(rows, year)).map(({ path, message }) => [Number(path.split(".")[1]), message]),
  );
  const lines = [
    ...read.map(({ line, text }, index) => ({
      line,
      text,
      row: rows[index] ?? null,
      problem: refused.get(index) ?? null,
    })),
    ...written.flatMap(({ line, text }) => {
      const problem = unread.get(line);
      return problem ? [{ line, text, row: null, problem }] : [];
    }),
  ].sort((a, b) => a.line - b.line);
  return { year, lines, wrong: lines.filter(({ problem }) => problem !== null).length };
}

/** The text of a file as offices save them: UTF-8, or else GB 18030, which Chinese spreadsheets write. */
export function decodeTable(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
