import { aimedAt } from "../../domain/booking/targets.ts";
import type { AimedScreen } from "../../domain/schedule/aimed.ts";
import type { ResolvedBooking } from "../../domain/schedule/types.ts";
import { addDays } from "../../domain/time/day.ts";
import type { StatutoryCalendar } from "../../domain/time/calendar.ts";
import { localDayAt, localMidnight } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { alike, profileOf, resolve, scheduleOf, zoneOf } from "../aim/table.ts";
import { calendarsOf } from "../calendar/table.ts";
import { groups } from "../group/table.ts";
import { versionsById } from "../material/table.ts";
import { playlistVersion } from "../playlist/table.ts";
import { screens, type ScreenRow } from "../screen/table.ts";
import { settingsOf } from "../settings/table.ts";
import type { BookingContent } from "./table.ts";

/** A booking's content as if it were approved now, beside what is approved on the screens that it aims at. */
export interface Candidate {
  readonly booking: ResolvedBooking;
  /** One screen for all that are alike … */
  readonly aimed: readonly AimedScreen[];
  /** … and which ones each stands for. */
  readonly members: ReadonlyMap<string, string[]>;
  readonly calendar: StatutoryCalendar;
  /** Until when it can matter: two days past its last one, epoch ms. */
  readonly toMs: number;
}

/** Null when it is over. */
export function candidateOf(tx: Tx, id: string, content: BookingContent): Candidate | null {
  const { zone } = settingsOf(tx);
  const playlist = playlistVersion(tx, content.playlist.id, content.playlist.version);
  const versions = versionsById(tx, [...new Set(playlist.items.map((item) => item.version))]);
  const lastDay = content.windows.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), "");
  const toMs = localMidnight(addDays(lastDay, 2), zone);
  const aim = { booking: id, fromMs: tx.now, untilMs: null, endedBy: null };
  const calendars = calendarsOf(tx);
  const [booking] = resolve({ zone, versions, calendars }, { aim, content, playlist }, tx.now, toMs);
  if (!booking || toMs <= tx.now) return null;
  const aimed = aimedAt(content.targets, tx.db.select().from(screens).all(), tx.db.select().from(groups).all());
  const groupsOfScreens = alike(tx, aimed, tx.now);
  return {
    booking,
    aimed: groupsOfScreens.map(({ first }) => aimedScreen(tx, first, toMs)),
    members: new Map(groupsOfScreens.map(({ first, screens: alikes }) => [first.id, alikes])),
    calendar: calendars.at(tx.now),
    toMs,
  };
}

function aimedScreen(tx: Tx, screen: ScreenRow, toMs: number): AimedScreen {
  const today = localDayAt(tx.now, zoneOf(tx, screen));
  const schedule = scheduleOf(tx, screen, today);
  const bookings = schedule.aimed.flatMap((aimed) => resolve(schedule, aimed, tx.now, toMs));
  return { id: screen.id, screen: profileOf(schedule, today), bookings };
}
