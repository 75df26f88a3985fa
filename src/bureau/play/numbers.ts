import { HOUR_MS, hourAt } from "../../domain/reach/hours.ts";
import { DAY_MS } from "../../domain/time/day.ts";
import type { Interval } from "../../domain/time/interval.ts";
import type { Tx } from "../../platform/tx.ts";

/** A number that came, and when its play started: ms since 1970. */
interface Arrival {
  readonly seq: number;
  readonly atMs: number;
}

const HOURS_A_DAY = 24;

/** Adds what came to `play_boot_hour` and `play_boot_day`. */
export function noteArrivals(tx: Tx, { no }: { no: number }, arrivals: readonly Arrival[]): void {
  const hours = Map.groupBy(arrivals, ({ atMs }) => hourAt(atMs));
  const rows = [...hours].map(([hour, some]) => {
    const seqs = some.map(({ seq }) => seq);
    return [no, hour, some.length, Math.min(...seqs), Math.max(...seqs)] as const;
  });
  addHours(tx, rows);
}

type Hour = readonly [boot: number, hour: number, received: number, first: number, last: number];

function addHours(tx: Tx, hours: readonly Hour[]): void {
  const values = JSON.stringify(hours.map((row) => [...row, Math.floor(row[1] / HOURS_A_DAY)]));
  tx.sql.exec(
    `INSERT INTO play_boot_hour (boot, hour, received, first_seq, last_seq)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
     ON CONFLICT (boot, hour) DO UPDATE SET received = received + excluded.received,
       first_seq = min(first_seq, excluded.first_seq), last_seq = max(last_seq, excluded.last_seq)`,
    values,
  );
  tx.sql.exec(
    `INSERT INTO play_boot_day (day, boot, received)
     SELECT value ->> 5, value ->> 0, value ->> 2 FROM json_each(?) WHERE true
     ON CONFLICT (day, boot) DO UPDATE SET received = received + excluded.received`,
    values,
  );
}

/**
 * Holds the whole hours of a stretch against a numbering's raw rows, as far as they stand between those of the days
 * around it, and widens what is too narrow for them: in how many hours. Refused plays have no row that tells their hour.
 */
export function repairNumbers(tx: Tx, boot: { no: number }, stretch: Interval): number {
  const [from, to] = [Math.ceil(stretch.startMs / HOUR_MS), hourAt(stretch.endMs)];
  const around = { startMs: stretch.startMs - DAY_MS, endMs: stretch.endMs + DAY_MS };
  const short = tx.sql
    .exec<{ hour: number; lacking: number; first: number; last: number }>(
      `SELECT seen.hour AS hour, max(0, rows - coalesce(received, 0)) AS lacking, first, last
       FROM (SELECT started_at / 3600000 AS hour, count(*) AS rows, min(id % 2147483648) AS first, max(id % 2147483648) AS last
         FROM play WHERE id >= ?1 AND id <= ?2 AND started_at >= ?3 AND started_at < ?4 GROUP BY 1) AS seen
       LEFT JOIN play_boot_hour ON boot = ?5 AND play_boot_hour.hour = seen.hour
       WHERE received IS NULL OR received < rows OR first_seq > first OR last_seq < last`,
      ...idsBetween(tx, boot, around),
      from * HOUR_MS,
      to * HOUR_MS,
      boot.no,
    )
    .toArray();
  addHours(
    tx,
    short.map(({ hour, lacking, first, last }) => [boot.no, hour, lacking, first, last]),
  );
  return short.length;
}

/** Between which raw ids, both inclusive, the rows of a numbering stand that start in the hours of a stretch. */
export function idsBetween(
  tx: Tx,
  { no }: { no: number },
  { startMs, endMs }: Interval,
): [first: number, last: number] {
  const { first, last } = tx.sql
    .exec<{ first: number | null; last: number | null }>(
      `SELECT boot * 2147483648 + min(first_seq) AS first, boot * 2147483648 + max(last_seq) AS last
       FROM play_boot_hour WHERE boot = ? AND hour >= ? AND hour < ?`,
      no,
      hourAt(startMs),
      Math.ceil(endMs / HOUR_MS),
    )
    .one();
  return [first ?? 0, last ?? -1];
}

/**
 * How many numbers of these screens (null = of all) came for hours since 1970 in [from, to). Whole days are summed by the
 * day, what is left at both ends by the hour.
 */
export function receivedIn(tx: Tx, screens: readonly string[] | null, [from, to]: readonly [number, number]): number {
  const first = Math.min(to, Math.ceil(from / HOURS_A_DAY) * HOURS_A_DAY);
  const last = Math.max(first, Math.floor(to / HOURS_A_DAY) * HOURS_A_DAY);
  const own = "SELECT no FROM play_boot WHERE ?7 IS NULL OR screen IN (SELECT value FROM json_each(?7))";
  const sum = (rows: string) => `coalesce((SELECT sum(received) FROM ${rows} AND boot IN (${own})), 0)`;
  return tx.sql
    .exec<{ received: number }>(
      `SELECT ${sum("play_boot_hour WHERE hour >= ?1 AND hour < ?2")}
         + ${sum("play_boot_day WHERE day >= ?3 AND day < ?4")}
         + ${sum("play_boot_hour WHERE hour >= ?5 AND hour < ?6")} AS received`,
      from,
      first,
      first / HOURS_A_DAY,
      last / HOURS_A_DAY,
      last,
      to,
      screens && JSON.stringify(screens),
    )
    .one().received;
}
