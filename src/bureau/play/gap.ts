import { mayLieIn, stillMissing, whereabouts } from "../../domain/reach/gap.ts";
import type { Interval } from "../../domain/time/interval.ts";
import type { Tx } from "../../platform/tx.ts";
import { firstAsked, type Boot } from "./boot.ts";

type Gap = { first: number; last: number; from: number | null; to: number | null };

/**
 * Keeps `play_gap` when new numbers came to a numbering that had got to `boot.highest`; `arrived` ascending, its rows
 * written. Answers with the highest number up to which nothing is missing.
 */
export function settleGaps(tx: Tx, boot: Boot, arrived: readonly number[]): number {
  const [lowest, latest] = [arrived[0] ?? 0, arrived.at(-1) ?? 0];
  const inOneGo = lowest === boot.highest + 1 && latest - lowest === arrived.length - 1;
  if (inOneGo && boot.contiguous === boot.highest) return latest;
  const touched = "boot = ? AND last_seq >= ? AND first_seq <= ?";
  const open = tx.sql
    .exec<Gap>(
      `SELECT first_seq AS first, last_seq AS last, "from", "to" FROM play_gap WHERE ${touched} ORDER BY first_seq`,
      boot.no,
      lowest,
      latest,
    )
    .toArray();
  // The row before it may lie in media storage: then the latest start stands for its end.
  const opened = { first: boot.highest + 1, last: latest, from: boot.last_at, to: null };
  tx.sql.exec(`DELETE FROM play_gap WHERE ${touched}`, boot.no, lowest, latest);
  for (const { first, last, from, to } of stillMissing([...open, opened], arrived))
    tx.sql.exec(
      `INSERT INTO play_gap (boot, first_seq, last_seq, "from", "to") VALUES (?, ?, ?, ?, ?)`,
      boot.no,
      first,
      last,
      from,
      to,
    );
  placeGaps(tx, boot, lowest, latest);
  const [gap] = tx.sql
    .exec<{ first: number }>(
      "SELECT first_seq AS first FROM play_gap WHERE boot = ? ORDER BY first_seq LIMIT 1",
      boot.no,
    )
    .toArray();
  return gap ? gap.first - 1 : Math.max(boot.highest, latest);
}

const PLAY_BEFORE = "FROM play WHERE id > boot * 2147483648 AND id < boot * 2147483648 + first_seq ORDER BY id DESC";
const PLAY_AFTER = "FROM play WHERE id > boot * 2147483648 + last_seq AND id < (boot + 1) * 2147483648 ORDER BY id";

/** Says between which plays the gaps lie for which these numbers may be the nearest ones. Refused ones tell no time. */
function placeGaps(tx: Tx, { no }: Boot, lowest: number, latest: number): void {
  tx.sql.exec(
    `UPDATE play_gap SET "from" = coalesce((SELECT started_at + duration ${PLAY_BEFORE} LIMIT 1), "from"),
       "to" = coalesce((SELECT started_at ${PLAY_AFTER} LIMIT 1), "to")
     WHERE boot = ?1 AND
       first_seq >= coalesce((SELECT id % 2147483648 FROM play WHERE id >= ?1 * 2147483648
         AND id < ?1 * 2147483648 + ?2 ORDER BY id DESC LIMIT 1), 0) AND
       first_seq <= coalesce((SELECT id % 2147483648 FROM play WHERE id > ?1 * 2147483648 + ?3
         AND id < (?1 + 1) * 2147483648 ORDER BY id LIMIT 1), 2147483647)`,
    no,
    lowest,
    latest,
  );
}

/** Whether the number is one that has not come though higher ones have. */
export function isMissing(tx: Tx, { no }: Boot, seq: number): boolean {
  const sql = "SELECT 1 FROM play_gap WHERE boot = ? AND first_seq <= ? AND last_seq >= ?";
  return tx.sql.exec(sql, no, seq, seq).toArray().length > 0;
}

/** Plays that did not come, with where in time they may lie. */
interface Missing extends Interval {
  readonly count: number;
}

type Numbering = Pick<Boot, "no" | "highest" | "announced" | "first_at" | "last_at"> & { screen: string };

/** What is missing of these screens' plays (null = of all) and may have started in the stretch. */
export function missingOf(tx: Tx, screens: readonly string[] | null, stretch: Interval): Missing[] {
  const boots = tx.sql
    .exec<Numbering>(
      `SELECT no, screen, highest, announced, first_at, last_at FROM play_boot
       WHERE ?1 IS NULL OR screen IN (SELECT value FROM json_each(?1)) ORDER BY no`,
      screens && JSON.stringify(screens),
    )
    .toArray();
  const limits = limitsOf(tx, boots);
  const gaps = gapsOf(tx, boots, stretch);
  return [...gaps, ...boots.flatMap((boot) => tailOf(tx, boot))].flatMap(({ boot, first, last, from, to }) => {
    const where = whereabouts(from, to, limits.get(boot) ?? stretch);
    return mayLieIn(where, stretch) ? { ...where, count: last - first + 1 } : [];
  });
}

function gapsOf(tx: Tx, boots: readonly Numbering[], { startMs, endMs }: Interval) {
  return tx.sql
    .exec<Gap & { boot: number }>(
      `SELECT boot, first_seq AS first, last_seq AS last, "from", "to" FROM play_gap
       WHERE boot IN (SELECT value FROM json_each(?))
       AND NOT coalesce(min("from", "to") >= ? OR max("from", "to") < ?, 0)`,
      JSON.stringify(boots.map(({ no }) => no)),
      endMs,
      startMs,
    )
    .toArray();
}

/** What was announced and has not come lies after the last play. */
function tailOf(tx: Tx, { no, highest, announced, last_at }: Numbering): (Gap & { boot: number })[] {
  if (announced <= highest) return [];
  const [last] = tx.sql
    .exec<{ to: number }>(
      `SELECT started_at + duration AS "to" FROM play WHERE id > ?1 * 2147483648 AND id < (?1 + 1) * 2147483648
       ORDER BY id DESC LIMIT 1`,
      no,
    )
    .toArray();
  return [{ boot: no, first: highest + 1, last: announced, from: last?.to ?? last_at, to: null }];
}

/**
 * Numberings follow on one another: one has nothing before the last play of those before it, nor after the first play
 * of those behind it; and nothing before the screen was first asked for anything, nor after now.
 */
function limitsOf(tx: Tx, boots: readonly Numbering[]): Map<number, Interval> {
  const limits = new Map<number, Interval>();
  for (const [screen, own] of Map.groupBy(boots, (boot) => boot.screen)) {
    let startMs = firstAsked(tx, screen);
    const ends: number[] = [];
    for (const { first_at } of own.toReversed()) {
      const end = ends.at(-1) ?? tx.now;
      ends.push(Math.min(end, first_at ?? end));
    }
    own.forEach(({ no, last_at }, n) => {
      limits.set(no, { startMs, endMs: ends[own.length - 2 - n] ?? tx.now });
      startMs = Math.max(startMs, last_at ?? startMs);
    });
  }
  return limits;
}
