import { LONGEST_PLAY_MS } from "../../domain/reach/play.ts";
import { addDays } from "../../domain/time/day.ts";
import { localDayAt, localMidnight } from "../../domain/time/wall.ts";
import { audit, SYSTEM } from "../../platform/audit.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import { repairNumbers } from "./numbers.ts";
import { repairHours } from "./rollup.ts";

export const CHECK_TIMER = "rollup";
const EVERY_MS = 86_400_000;
/** Screens per turn: a turn holds the object for some hundred milliseconds. */
const PER_TURN = 20;

export function armCheck(tx: Tx): void {
  arm(tx, CHECK_TIMER, tx.now + EVERY_MS);
}

/**
 * The timer that holds the roll-up of the day before yesterday against its raw rows: by then even late plays are mostly
 * here, and the rows have not left. A difference is a fault of ours: it is put right, and the trail says so.
 */
export function checkRollup(tx: Tx): void {
  const { zone } = settingsOf(tx);
  const day = addDays(localDayAt(tx.now, zone), -2);
  const [fromMs, toMs] = [localMidnight(day, zone), localMidnight(addDays(day, 1), zone)];
  const after = tx.sql.exec<{ screen: string }>("SELECT screen FROM play_check").toArray()[0]?.screen ?? "";
  const screens = tx.sql
    .exec<{ screen: string }>(
      `SELECT DISTINCT screen FROM play_boot WHERE screen > ? AND first_at < ? AND last_at >= ?
       AND screen NOT IN (SELECT screen FROM play_archive JOIN play_boot ON no = boot WHERE play_archive.last_at >= ?)
       ORDER BY screen LIMIT ?`,
      after,
      toMs,
      fromMs,
      fromMs - LONGEST_PLAY_MS,
      PER_TURN,
    )
    .toArray();
  for (const { screen } of screens) {
    // Numbers first: the rows are found by them.
    const hours = numberingsOf(tx, screen).reduce(
      (sum, boot) => sum + repairNumbers(tx, boot, { startMs: fromMs, endMs: toMs }),
      0,
    );
    const cells = repairHours(tx, screen, fromMs, toMs);
    if (hours + cells === 0) continue;
    console.error(`What is counted of ${screen} on ${day} differed from its rows in ${hours} hours and ${cells} cells`);
    audit(tx, SYSTEM, "play.rollup_repaired", screen, null, { day, hours, cells });
  }
  tx.sql.exec("DELETE FROM play_check");
  const last = screens.at(-1);
  if (last && screens.length === PER_TURN) {
    tx.sql.exec("INSERT INTO play_check (id, screen) VALUES (1, ?)", last.screen);
    arm(tx, CHECK_TIMER, tx.now);
  } else armCheck(tx);
}

function numberingsOf(tx: Tx, screen: string): { no: number }[] {
  return tx.sql.exec<{ no: number }>("SELECT no FROM play_boot WHERE screen = ?", screen).toArray();
}
