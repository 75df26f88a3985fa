import { addDays } from "../../domain/time/day.ts";
import { nextAt } from "../../domain/time/next.ts";
import { localDayAt, localMidnight } from "../../domain/time/wall.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { alike, scheduleOf, zoneOf } from "../aim/table.ts";
import { screens } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { compiled } from "./issue.ts";
import { ahead } from "./table.ts";

/** Compiles what screens will ask for, while few people work. */
export const AHEAD_TIMER = "plans";

/** 03:00 by the bureau's clock. */
const QUIET_MINUTE = 3 * 60;
/** Today and the next seven days: what a manifest names. */
const DAYS = 8;
/** Different schedules per turn: a turn holds the object for about a second. */
const PER_TURN = 25;

/** Has the timer ring at the next quiet hour; called with every write that may change a schedule. */
export function armAhead(tx: Tx): void {
  arm(tx, AHEAD_TIMER, nextQuietHour(tx.now, settingsOf(tx).zone));
}

/** The first 03:00 after an instant; where clocks jump over it, the start of that day. */
export function nextQuietHour(nowMs: number, zone: string): number {
  return nextAt(nowMs, QUIET_MINUTE, zone);
}

/**
 * The timer: every different schedule's coming days are compiled, as often as there are different ones, however many
 * screens follow them. Goes on where the turn before it stopped.
 */
export function compileAhead(tx: Tx): void {
  const today = localDayAt(tx.now, settingsOf(tx).zone);
  const all = alike(tx, tx.db.select().from(screens).all(), localMidnight(today, settingsOf(tx).zone));
  const after = tx.db.select().from(ahead).get()?.screen ?? "";
  const left = all.filter(({ first }) => first.id > after);
  const turn = left.slice(0, PER_TURN);
  for (const { first } of turn) {
    const own = localDayAt(tx.now, zoneOf(tx, first));
    const schedule = scheduleOf(tx, first, own);
    for (let n = 0; n < DAYS; n += 1) compiled(tx, schedule, addDays(own, n));
  }
  tx.db.delete(ahead).run();
  const last = turn.at(-1);
  if (last && left.length > turn.length) {
    tx.db.insert(ahead).values({ id: 1, screen: last.first.id }).run();
    arm(tx, AHEAD_TIMER, tx.now);
  } else if (all.length > 0) armAhead(tx);
}
