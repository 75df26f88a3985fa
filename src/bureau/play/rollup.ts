import { hourShares } from "../../domain/reach/hours.ts";
import type { Tx } from "../../platform/tx.ts";
import { intern } from "./intern.ts";
import { RAW_COLUMNS, rawRow, type RawColumns, type RawRow } from "./row.ts";
import { seqOfId } from "./boot.ts";
import { RESULTS } from "./table.ts";

/** One cell of `play_hour`. */
interface Cell {
  hour: number;
  screen: number;
  material: number;
  booking: number;
  plays: number;
  ms: number;
}

/** Adds new raw rows of a screen to the roll-up. */
export function foldHours(tx: Tx, screen: string, rows: readonly RawRow[]): void {
  if (rows.length > 0) addCells(tx, cellsOf(rows.map((row) => [intern(tx, screen), row])));
}

/** Makes the roll-up anew from the raw rows alone. */
export function rebuildHours(tx: Tx): void {
  tx.sql.exec("DELETE FROM play_hour");
  const screens = new Map(
    tx.sql
      .exec<{ no: number; screen: string }>("SELECT no, screen FROM play_boot")
      .toArray()
      .map(({ no, screen }) => [no, intern(tx, screen)]),
  );
  const pages = 10_000;
  for (let from = 0; ;) {
    const rows = tx.sql
      .exec<RawColumns>(`SELECT ${RAW_COLUMNS} FROM play WHERE id > ? ORDER BY id LIMIT ?`, from, pages)
      .toArray()
      .map(rawRow);
    const last = rows.at(-1);
    if (!last) return;
    addCells(tx, cellsOf(rows.map((row) => [screens.get((row.id - seqOfId(row.id)) / 2 ** 31) ?? 0, row])));
    from = last.id;
  }
}

function cellsOf(rows: readonly (readonly [screen: number, row: RawRow])[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const [screen, { startedAt, durationMs, result, material, booking }] of rows) {
    for (const { hour, plays, ms } of hourShares(startedAt, durationMs, RESULTS[result] ?? "failed")) {
      const key = `${hour} ${screen} ${material} ${booking}`;
      const cell = cells.get(key);
      if (cell) {
        cell.plays += plays;
        cell.ms += ms;
      } else cells.set(key, { hour, screen, material, booking, plays, ms });
    }
  }
  return [...cells.values()];
}

function addCells(tx: Tx, cells: readonly Cell[]): void {
  if (cells.length === 0) return;
  const values = cells.map(({ hour, screen, material, booking, plays, ms }) => [
    hour,
    screen,
    material,
    booking,
    plays,
    ms,
  ]);
  tx.sql.exec(
    `INSERT INTO play_hour (hour, screen, material, booking, plays, ms)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(?) WHERE true
     ON CONFLICT (hour, screen, material, booking) DO UPDATE
     SET plays = plays + excluded.plays, ms = ms + excluded.ms`,
    JSON.stringify(values),
  );
}
