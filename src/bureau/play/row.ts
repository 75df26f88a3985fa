import type { PlayRefusal } from "../../contracts/device.ts";
import type { PlayFacts } from "../../domain/reach/play.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Boot } from "./boot.ts";
import { intern, internedAs } from "./intern.ts";
import { playId, RESULTS } from "./table.ts";

/** A row of `play`, hashes and ids by number. */
export interface RawRow {
  id: number;
  startedAt: number;
  durationMs: number;
  material: number;
  plan: number;
  spot: number | null;
  booking: number;
  result: number;
  code: number;
  offsetMs: number;
}

/** What is here of a numbering, by id of the raw row. */
export interface Received {
  rows: Map<number, RawRow>;
  refusals: Map<number, PlayRefusal>;
}

export function rowOf(tx: Tx, id: number, play: PlayFacts, booking: string): RawRow {
  const numberOf = (value: string | null) => (value === null || value === "" ? 0 : intern(tx, value));
  return {
    id,
    startedAt: play.startedAtMs,
    durationMs: play.durationMs,
    material: intern(tx, play.material),
    plan: numberOf(play.plan),
    spot: play.spot,
    booking: numberOf(booking),
    result: RESULTS.indexOf(play.result),
    code: numberOf(play.code),
    offsetMs: play.clockOffsetMs,
  };
}

/** Whether a play says again what a row holds. Whose spot it was is our own finding and does not count. */
export function isSame(tx: Tx, row: RawRow, play: PlayFacts): boolean {
  const numberOf = (value: string | null) => (value === null || value === "" ? 0 : internedAs(tx, value));
  return (
    row.startedAt === play.startedAtMs &&
    row.durationMs === play.durationMs &&
    row.spot === play.spot &&
    row.offsetMs === play.clockOffsetMs &&
    RESULTS[row.result] === play.result &&
    row.material === numberOf(play.material) &&
    row.plan === numberOf(play.plan) &&
    row.code === numberOf(play.code)
  );
}

/** Rows and refusals of the numbering with these seqs. */
export function receivedOf(tx: Tx, boot: Boot, seqs: readonly number[]): Received {
  // One by one, not from lowest to highest: a straggler may lie millions of rows behind the others.
  const among = "id IN (SELECT value FROM json_each(?))";
  const ids = JSON.stringify(seqs.map((seq) => playId(boot, seq)));
  const rows = tx.sql.exec<RawColumns>(`SELECT ${RAW_COLUMNS} FROM play WHERE ${among}`, ids).toArray().map(rawRow);
  const refusals = tx.sql
    .exec<{ id: number; code: PlayRefusal }>(`SELECT id, code FROM play_refusal WHERE ${among}`, ids)
    .toArray();
  return {
    rows: new Map(rows.map((row) => [row.id, row])),
    refusals: new Map(refusals.map(({ id, code }) => [id, code])),
  };
}

export const RAW_COLUMNS = "id, started_at, duration, material, plan, spot, booking, result, code, offset";
export type RawColumns = {
  id: number;
  started_at: number;
  duration: number;
  material: number;
  plan: number;
  spot: number | null;
  booking: number;
  result: number;
  code: number;
  offset: number;
};

export function rawRow({ started_at, duration, offset, ...same }: RawColumns): RawRow {
  return { ...same, startedAt: started_at, durationMs: duration, offsetMs: offset };
}

/** An object's SQLite binds at most 100 values: so many rows go into one statement. */
const ROWS = 10;
const insertOf = (rows: number) =>
  `INSERT INTO play (${RAW_COLUMNS}) VALUES ${Array.from({ length: rows }, () => "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ")}`;
/** One text, so that it is prepared once. Twice as fast as handing the rows over as JSON. */
const INSERT_ALL = insertOf(ROWS);

export function insertRows(tx: Tx, rows: readonly RawRow[]): void {
  for (let from = 0; from < rows.length; from += ROWS) {
    const some = rows.slice(from, from + ROWS);
    tx.sql.exec(some.length === ROWS ? INSERT_ALL : insertOf(some.length), ...some.flatMap(valuesOf));
  }
}

function valuesOf(row: RawRow): (number | null)[] {
  return [
    row.id,
    row.startedAt,
    row.durationMs,
    row.material,
    row.plan,
    row.spot,
    row.booking,
    row.result,
    row.code,
    row.offsetMs,
  ];
}
