import { invalid, Problem } from "../../contracts/problem.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { admit, type Admission } from "../../domain/schedule/admission.ts";
import type { AimedScreen } from "../../domain/schedule/aimed.ts";
import { Budget, TooMuchWork } from "../../domain/schedule/budget.ts";
import { addDays } from "../../domain/time/day.ts";
import { instantText, localDayAt, localMidnight } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { alike, profileOf, resolve, scheduleOf, zoneOf, type Aimed } from "../aim/table.ts";
import { calendarsOf } from "../calendar/table.ts";
import { groups } from "../group/table.ts";
import { versionsById } from "../material/table.ts";
import { playlistVersion } from "../playlist/table.ts";
import { screens, type ScreenRow } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import { bookings, type BookingRow } from "./table.ts";

/** How many overbooked stretches a refusal names. */
const NAMED = 10;
/** How many it gives as data. */
const MOST = 200;
/** Some seconds of one core: years of many dayparts beside many bookings. */
const MAX_STEPS = 20_000_000;

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
  const calendars = calendarsOf(tx);
  const [candidate] = resolve({ zone, versions, calendars }, own, tx.now, toMs);
  if (!candidate || toMs <= tx.now) return;
  const groupsOfScreens = alike(
    tx,
    all.filter((screen) => targets.has(screen.id)),
    tx.now,
  );
  const aimed = groupsOfScreens.map(({ first }) => aimedScreen(tx, first, toMs));
  const judge = () => admit(candidate, aimed, tx.now, toMs, calendars.at(tx.now), new Budget(0, MAX_STEPS));
  const admission = inBounds(judge);
  if (admission.admitted) return;
  const members = new Map(groupsOfScreens.map(({ first, screens }) => [first.id, screens]));
  const stretches = admission.overbooked.flatMap((stretch) =>
    (members.get(stretch.screen) ?? []).map((screen) => ({ ...stretch, screen })),
  );
  throw overbooked(tx, { ...admission, overbooked: stretches }, all, zone);
}

function inBounds(judge: () => Admission): Admission {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof TooMuchWork)) throw error;
    throw invalid("windows", "时段过多，无法核算保证次数，请拆分排期", "Too many dayparts to judge: fewer are right");
  }
}

function aimedScreen(tx: Tx, screen: ScreenRow, toMs: number): AimedScreen {
  const today = localDayAt(tx.now, zoneOf(tx, screen));
  const schedule = scheduleOf(tx, screen, today);
  const bookings = schedule.aimed.flatMap((aimed) => resolve(schedule, aimed, tx.now, toMs));
  return { id: screen.id, screen: profileOf(schedule, today), bookings };
}

/** Words for the people, and the same as data for the console: what is over, and the nearest hours with room. */
function overbooked(
  tx: Tx,
  { overbooked, alternatives }: Extract<Admission, { admitted: false }>,
  all: readonly ScreenRow[],
  zone: string,
): Problem {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const titles = new Map(
    tx.db
      .select({ id: bookings.id, title: bookings.title })
      .from(bookings)
      .all()
      .map(({ id, title }) => [id, title]),
  );
  const stretches = overbooked.map(({ screen, startMs, endMs, competitors, overMs }) => ({
    screen,
    screenName: names.get(screen) ?? screen,
    start: instantText(startMs, zone),
    end: instantText(endMs, zone),
    competitors: competitors.map((id) => ({ id, title: titles.get(id) ?? id })),
    overMs,
  }));
  const free = alternatives.map(({ startMs, endMs }) => ({
    start: instantText(startMs, zone),
    end: instantText(endMs, zone),
  }));
  const errors = stretches.slice(0, NAMED).map(({ screenName, start, end, competitors, overMs }) => {
    const over = (overMs / 1000).toFixed(1);
    const rivals = competitors.map(({ id, title }) => `${title} (${id})`).join(", ");
    return {
      path: "guarantee.playsPerHour",
      message: {
        zh: `${screenName}：${start} 至 ${end} 每小时超出 ${over} 秒，同时段保证：${rivals}`,
        en: `${screenName}: ${start} to ${end}, ${over} s per hour too much beside ${rivals}`,
      },
    };
  });
  const hours = free.map(({ start }) => start).join(", ");
  const detail = {
    zh: hours === "" ? "前后七天内没有空闲时段" : `最近的空闲整点：${hours}`,
    en: hours === "" ? "No hour within seven days has room" : `The nearest hours with room: ${hours}`,
  };
  return new Problem("overbooked", {
    detail,
    errors,
    current: { overbooked: stretches.slice(0, MOST), alternatives: free },
  });
}
