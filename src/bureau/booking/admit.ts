import { Problem } from "../../contracts/problem.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { admit, type Overbooking } from "../../domain/schedule/admission.ts";
import type { AimedScreen } from "../../domain/schedule/aimed.ts";
import { unlimited } from "../../domain/schedule/budget.ts";
import { statutoryCalendar } from "../../domain/time/calendar.ts";
import { addDays } from "../../domain/time/day.ts";
import { instantText, localDayAt, localMidnight } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { profileOf, resolve, scheduleOf, zoneOf, type Aimed } from "../aim/table.ts";
import { groups } from "../group/table.ts";
import { versionsById } from "../material/table.ts";
import { playlistVersion } from "../playlist/table.ts";
import { screens, type ScreenRow } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import type { BookingRow } from "./table.ts";

/** How many overbooked stretches a refusal names. */
const NAMED = 10;

/**
 * Refuses a guarantee that would not fit beside those already given (scheduling.md §4, G6): `overbooked`, naming screens,
 * hours, competitors and by how much. Judged inside the approving transaction, so of two the first wins.
 */
export function requireRoom(tx: Tx, row: BookingRow): void {
  if (row.guarantee === null) return;
  const { zone } = settingsOf(tx);
  const all = tx.db.select().from(screens).all();
  const targets = new Set(aimedAt(row.targets, all, tx.db.select().from(groups).all()));
  const playlist = playlistVersion(tx, row.playlist.id, row.playlist.version);
  const versions = versionsById(tx, [...new Set(playlist.items.map((item) => item.version))]);
  const lastDay = row.windows.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), "");
  const toMs = localMidnight(addDays(lastDay, 2), zone);
  const own: Aimed = {
    aim: { booking: row.id, fromMs: tx.now, untilMs: null, endedBy: null },
    content: row,
    playlist,
  };
  const [candidate] = resolve({ zone, versions }, own, tx.now, toMs);
  if (!candidate || toMs <= tx.now) return;
  const aimed = all.filter((screen) => targets.has(screen.id)).map((screen) => aimedScreen(tx, screen, toMs));
  const admission = admit(candidate, aimed, tx.now, toMs, statutoryCalendar(), unlimited());
  if (!admission.admitted) throw overbooked(admission.overbooked, all, zone);
}

function aimedScreen(tx: Tx, screen: ScreenRow, toMs: number): AimedScreen {
  const today = localDayAt(tx.now, zoneOf(tx, screen));
  const schedule = scheduleOf(tx, screen, today);
  const bookings = schedule.aimed.flatMap((aimed) => resolve(schedule, aimed, tx.now, toMs));
  return { id: screen.id, screen: profileOf(schedule, today), bookings };
}

function overbooked(stretches: readonly Overbooking[], all: readonly ScreenRow[], zone: string): Problem {
  const nameOf = (id: string) => all.find((screen) => screen.id === id)?.name ?? id;
  const errors = stretches.slice(0, NAMED).map(({ screen, startMs, endMs, competitors, overMs }) => {
    const from = instantText(startMs, zone);
    const to = instantText(endMs, zone);
    const over = (overMs / 1000).toFixed(1);
    const rivals = competitors.join(", ");
    return {
      path: "guarantee.playsPerHour",
      message: {
        zh: `${nameOf(screen)}：${from} 至 ${to} 每小时超出 ${over} 秒，同时段保证：${rivals}`,
        en: `${nameOf(screen)}: ${from} to ${to}, ${over} s per hour too much beside ${rivals}`,
      },
    };
  });
  return new Problem("overbooked", { errors });
}
