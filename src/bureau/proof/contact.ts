import type { Tx } from "../../platform/tx.ts";

const MINUTE_MS = 60_000;
const SLOT_MINUTES = 30;

/** Notes that the screen is in contact in this minute. */
export function noteContact(tx: Tx, screen: string): void {
  const minute = Math.floor(tx.now / MINUTE_MS);
  tx.sql.exec(
    `INSERT INTO screen_contact (screen, slot, minutes) VALUES (?, ?, ?)
     ON CONFLICT (screen, slot) DO UPDATE SET minutes = minutes | excluded.minutes`,
    screen,
    Math.floor(minute / SLOT_MINUTES),
    2 ** (minute % SLOT_MINUTES),
  );
}

/** The starts of the minutes in [fromMs, toMs) in which it was in contact, ascending. */
export function contactsOf(tx: Tx, screen: string, fromMs: number, toMs: number): number[] {
  const slotMs = SLOT_MINUTES * MINUTE_MS;
  const rows = tx.sql
    .exec<{ slot: number; minutes: number }>(
      "SELECT slot, minutes FROM screen_contact WHERE screen = ? AND slot >= ? AND slot < ? ORDER BY slot",
      screen,
      Math.floor(fromMs / slotMs),
      Math.ceil(toMs / slotMs),
    )
    .toArray();
  const all = rows.flatMap(({ slot, minutes }) =>
    Array.from({ length: SLOT_MINUTES }, (_, n) => n)
      .filter((n) => (minutes & (2 ** n)) !== 0)
      .map((n) => slot * slotMs + n * MINUTE_MS),
  );
  return all.filter((at) => at >= fromMs && at < toMs);
}
