import { HOUR_MS, hourShares } from "../../domain/reach/hours.ts";
import { LONGEST_PLAY_MS } from "../../domain/reach/play.ts";
import type { Tx } from "../../platform/tx.ts";
import { intern } from "./intern.ts";
import { idsBetween } from "./numbers.ts";
import { RAW_COLUMNS, rawRow, type RawColumns, type RawRow } from "./row.ts";
import { RESULTS } from "./table.ts";

/** One cell of `play_hour`. */
type Cell = {
  hour: number;
  screen: number;
  material: number;
  booking: number;
  plays: number;
  ms: number;
};

/** Adds new raw rows of a screen to the roll-up. */
export function foldHours(tx: Tx, screen: string, rows: readonly RawRow[]): void {
  if (rows.length > 0) addCells(tx, cellsOf(rows.map((row) => [intern(tx, screen), row])));
}

/**
 * Holds the whole hours of a stretch against a screen's raw rows, and makes them anew when they differ: in how many
 * cells. To be asked while the rows are here.
 */
export function repairHours(tx: Tx, screen: string, fromMs: number, toMs: number): number {
  const [from, to] = [Math.ceil(fromMs / HOUR_MS), Math.floor(toMs / HOUR_MS)];
  const no = intern(tx, screen);
  const wanted = cellsOf(rowsOf(tx, screen, fromMs, toMs).map((row) => [no, row])).filter(
    (cell) => cell.hour >= from && cell.hour < to,
  );
  const held = tx.sql
    .exec<Cell>(
      "SELECT hour, screen, material, booking, plays, ms FROM play_hour WHERE screen = ? AND hour >= ? AND hour < ?",
      no,
      from,
      to,
    )
    .toArray();
  const texts = (cells: readonly Cell[]) => new Set(cells.map((cell) => JSON.stringify(inOrder(cell))));
  const [should, is] = [texts(wanted), texts(held)];
  const differing =
    [...should].filter((cell) => !is.has(cell)).length + [...is].filter((cell) => !should.has(cell)).length;
  if (differing > 0) {
    tx.sql.exec("DELETE FROM play_hour WHERE screen = ? AND hour >= ? AND hour < ?", no, from, to);
    addCells(tx, wanted);
  }
  return differing;
}

function rowsOf(tx: Tx, screen: string, fromMs: number, toMs: number): RawRow[] {
  const stretch = { startMs: fromMs - LONGEST_PLAY_MS, endMs: toMs };
  const boots = tx.sql.exec<{ no: number }>("SELECT no FROM play_boot WHERE screen = ?", screen).toArray();
  return boots.flatMap((boot) =>
    tx.sql
      .exec<RawColumns>(
        `SELECT ${RAW_COLUMNS} FROM play WHERE id >= ? AND id <= ? AND started_at >= ? AND started_at < ?`,
        ...idsBetween(tx, boot, stretch),
        stretch.startMs,
        stretch.endMs,
      )
      .toArray()
      .map(rawRow),
  );
}

function inOrder({ hour, screen, material, booking, plays, ms }: Cell): number[] {
  return [hour, screen, material, booking, plays, ms];
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
