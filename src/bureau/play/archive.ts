import { addDays } from "../../domain/time/day.ts";
import { enqueue } from "../../platform/outbox.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Boot } from "./boot.ts";
import { playId, RESULTS, seqOfId } from "./table.ts";

export const ARCHIVE_TIMER = "archive";
/** How long raw rows stay in the object (reach.md §2): an object holds 10 GB. */
const KEPT_MS = 7 * 86_400_000;
/** Plays are refused when they are 30 days old (reach.md §2); a day for what the clocks are apart. */
const LOST_MS = 31 * 86_400_000;
const EVERY_MS = 6 * 3_600_000;
/** Rows of one file: some megabytes of text. */
const ROWS_PER_FILE = 20_000;

/** Plays of one numbering in order of their numbers, as they go into a file. */
export interface ArchiveFile {
  readonly boot: number;
  readonly screen: string;
  readonly bootEpoch: number;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** Latest start of a play in it, ms since 1970. */
  readonly lastAt: number;
  /** NDJSON: one play or refusal a line, in order of seq. */
  readonly text: string;
}

type Line = { id: number; line: string; started: number | null };

/** The timer that has old rows carried to media storage. */
export function archivePlays(tx: Tx): void {
  if (readyBoot(tx)) enqueue(tx, "plays.archive", { bureau: tx.object });
  armArchive(tx);
}

type Ready = Boot & { screen: string; boot_epoch: number; up_to: number };

/**
 * A numbering with old rows that may go: up to the first number that is missing and may still come, once the days they
 * belong to are accounted for, which is done from their rows.
 */
function readyBoot(tx: Tx): Ready | undefined {
  const [ready] = tx.sql
    .exec<Ready>(
      `WITH reached AS (
         SELECT *, coalesce((SELECT min(first_seq) - 1 FROM play_gap WHERE boot = no AND first_seq > archived
           AND coalesce(max("from", "to"), "to", ?1) >= ?2), highest) AS up_to FROM play_boot),
       begun AS (
         SELECT *, (SELECT started_at FROM play WHERE id > no * 2147483648 + archived
           AND id <= no * 2147483648 + up_to ORDER BY id LIMIT 1) AS oldest FROM reached)
       SELECT * FROM begun WHERE oldest < ?3
       -- Their day may be older than any that is looked at below: numbers do not follow the clock.
       AND NOT EXISTS (SELECT 1 FROM late_play WHERE screen = begun.screen)
       AND NOT EXISTS (
         SELECT 1 FROM screen_day JOIN plan ON plan.id = screen_day.plan WHERE screen_day.screen = begun.screen
         AND day >= strftime('%Y-%m-%d', oldest / 1000 - 172800, 'unixepoch') AND day <= ?4 AND NOT EXISTS (
           SELECT 1 FROM screen_proof WHERE screen = screen_day.screen AND day = screen_day.day
           AND state = 'final' AND NOT late))
       ORDER BY no LIMIT 1`,
      tx.now,
      tx.now - LOST_MS,
      tx.now - KEPT_MS,
      // In every zone at least the day in which the youngest of them was shown.
      addDays(new Date(tx.now - KEPT_MS).toISOString().slice(0, 10), 1),
    )
    .toArray();
  return ready;
}

export function armArchive(tx: Tx): void {
  arm(tx, ARCHIVE_TIMER, tx.now + EVERY_MS);
}

/**
 * The next file there is to be written; null when nothing is old enough. A number that is missing holds up those behind
 * it as long as it may come. The same question has the same answer until `forgetArchived`.
 */
export function nextArchive(tx: Tx): ArchiveFile | null {
  const boot = readyBoot(tx);
  const lines = boot ? oldLines(tx, boot, tx.now - KEPT_MS) : [];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!boot || !first || !last) return null;
  return {
    boot: boot.no,
    screen: boot.screen,
    bootEpoch: boot.boot_epoch,
    firstSeq: seqOfId(first.id),
    lastSeq: seqOfId(last.id),
    lastAt: lines.reduce((latest, { started }) => Math.max(latest, started ?? 0), 0),
    text: lines.map(({ line }) => `${line}\n`).join(""),
  };
}

/** From the oldest row on, as far as rows are old. A refusal goes with what follows it. */
function oldLines(tx: Tx, boot: Ready, beforeMs: number): Line[] {
  const from = playId(boot, boot.archived);
  const to = playId(boot, boot.up_to);
  const rows = tx.sql
    .exec<Line>(
      `SELECT id, started_at AS started, json_object('seq', id % 2147483648, 'startedAt', started_at,
         'durationMs', duration, 'material', (SELECT value FROM interned WHERE no = material),
         'plan', (SELECT value FROM interned WHERE no = plan), 'spot', spot,
         'booking', (SELECT value FROM interned WHERE no = booking), 'result', json_extract(?, '$[' || result || ']'),
         'code', (SELECT value FROM interned WHERE no = code), 'clockOffsetMs', "offset") AS line
       FROM play WHERE id > ? AND id <= ?
       UNION ALL SELECT id, NULL, json_object('seq', id % 2147483648, 'refused', code)
       FROM play_refusal WHERE id > ? AND id <= ? ORDER BY id LIMIT ?`,
      JSON.stringify(RESULTS),
      from,
      to,
      from,
      to,
      ROWS_PER_FILE,
    )
    .toArray();
  const young = rows.findIndex(({ started }) => started !== null && started >= beforeMs);
  return young < 0 ? rows : rows.slice(0, young);
}

/** Once the file lies in media storage: its rows go, and the numbering remembers how far. */
export function forgetArchived(tx: Tx, { boot, firstSeq, lastSeq, lastAt }: ArchiveFile, sha256: string): void {
  const numbering = tx.sql.exec<Boot>("SELECT * FROM play_boot WHERE no = ?", boot).one();
  const span = [playId(numbering, firstSeq), playId(numbering, lastSeq)];
  tx.sql.exec("DELETE FROM play WHERE id >= ? AND id <= ?", ...span);
  tx.sql.exec("DELETE FROM play_refusal WHERE id >= ? AND id <= ?", ...span);
  tx.sql.exec("UPDATE play_boot SET archived = ? WHERE no = ?", lastSeq, boot);
  tx.sql.exec(
    "INSERT OR REPLACE INTO play_archive (boot, first_seq, last_seq, last_at, sha256, at) VALUES (?, ?, ?, ?, ?, ?)",
    boot,
    firstSeq,
    lastSeq,
    lastAt,
    sha256,
    tx.now,
  );
}
