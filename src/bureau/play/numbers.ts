import { HOUR_MS } from "../../domain/reach/hours.ts";
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
  const hours = Map.groupBy(arrivals, ({ atMs }) => Math.floor(atMs / HOUR_MS));
  const rows = [...hours].map(([hour, some]) => {
    const seqs = some.map(({ seq }) => seq);
    return [no, hour, some.length, Math.min(...seqs), Math.max(...seqs), Math.floor(hour / HOURS_A_DAY)];
  });
  const values = JSON.stringify(rows);
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
      Math.floor(startMs / HOUR_MS),
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
