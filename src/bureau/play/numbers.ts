import { HOUR_MS } from "../../domain/reach/hours.ts";
import type { Interval } from "../../domain/time/interval.ts";
import type { Tx } from "../../platform/tx.ts";

/** A number that came, and when its play started: ms since 1970. */
interface Arrival {
  readonly seq: number;
  readonly atMs: number;
}

/** Adds what came to `play_boot_hour`. */
export function noteArrivals(tx: Tx, { no }: { no: number }, arrivals: readonly Arrival[]): void {
  const hours = Map.groupBy(arrivals, ({ atMs }) => Math.floor(atMs / HOUR_MS));
  const rows = [...hours].map(([hour, some]) => {
    const seqs = some.map(({ seq }) => seq);
    return [no, hour, some.length, Math.min(...seqs), Math.max(...seqs)];
  });
  tx.sql.exec(
    `INSERT INTO play_boot_hour (boot, hour, received, first_seq, last_seq)
     SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?) WHERE true
     ON CONFLICT (boot, hour) DO UPDATE SET received = received + excluded.received,
       first_seq = min(first_seq, excluded.first_seq), last_seq = max(last_seq, excluded.last_seq)`,
    JSON.stringify(rows),
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

/** How many numbers of these screens (null = of all) came for hours since 1970 in [from, to). */
export function receivedIn(tx: Tx, screens: readonly string[] | null, [from, to]: readonly [number, number]): number {
  return tx.sql
    .exec<{ received: number }>(
      `SELECT coalesce(sum(play_boot_hour.received), 0) AS received FROM play_boot_hour
       WHERE hour >= ?1 AND hour < ?2 AND boot IN
         (SELECT no FROM play_boot WHERE ?3 IS NULL OR screen IN (SELECT value FROM json_each(?3)))`,
      from,
      to,
      screens && JSON.stringify(screens),
    )
    .one().received;
}
