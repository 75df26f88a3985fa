import { highestPossible } from "../../domain/reach/sequence.ts";
import type { Tx } from "../../platform/tx.ts";

/** One numbering of one screen's plays; see `play_boot`. */
export type Boot = {
  no: number;
  contiguous: number;
  archived: number;
  highest: number;
  received: number;
  announced: number;
  first_at: number | null;
  last_at: number | null;
};

const COLUMNS = "no, archived, contiguous, highest, received, announced, first_at, last_at";

/** The numbering that a screen speaks of, begun when it is new. */
export function bootOf(tx: Tx, screen: string, bootEpoch: number): Boot {
  const found = tx.sql
    .exec<Boot>(`SELECT ${COLUMNS} FROM play_boot WHERE screen = ? AND boot_epoch = ?`, screen, bootEpoch)
    .toArray()[0];
  if (found) return found;
  return tx.sql
    .exec<Boot>(
      `INSERT INTO play_boot (screen, boot_epoch, contiguous, highest, received, announced)
       VALUES (?, ?, 0, 0, 0, 0) RETURNING ${COLUMNS}`,
      screen,
      bootEpoch,
    )
    .one();
}

export function saveBoot(tx: Tx, boot: Boot): void {
  tx.sql.exec(
    `UPDATE play_boot
     SET contiguous = ?, highest = ?, received = ?, announced = ?, first_at = ?, last_at = ? WHERE no = ?`,
    boot.contiguous,
    boot.highest,
    boot.received,
    boot.announced,
    boot.first_at,
    boot.last_at,
    boot.no,
  );
}

/**
 * The screen says up to which number it has got: what is missing below is missing. What no player can have got to is
 * not believed; its health tells of it.
 */
export function announce(tx: Tx, screen: string, bootEpoch: number, lastSeq: number): void {
  const boot = bootOf(tx, screen, bootEpoch);
  if (lastSeq > boot.announced && lastSeq <= highestOf(tx, screen, boot)) saveBoot(tx, { ...boot, announced: lastSeq });
}

/** The highest number of this numbering that can be believed now. */
export function highestOf(tx: Tx, screen: string, boot: Boot): number {
  return highestPossible(boot.highest, boot.last_at ?? firstAsked(tx, screen), tx.now);
}

/** Since when the screen has had anything to show. */
export function firstAsked(tx: Tx, screen: string): number {
  const first = tx.sql
    .exec<{ at: number }>(
      "SELECT issued_at AS at FROM screen_day WHERE screen = ? ORDER BY day, number LIMIT 1",
      screen,
    )
    .toArray()[0];
  return first?.at ?? tx.now;
}
