import type { DayPlan } from "../../contracts/plan.ts";
import { spotsOf } from "../../domain/schedule/position.ts";
import { addDays } from "../../domain/time/day.ts";
import { intersection, type Interval } from "../../domain/time/interval.ts";
import { instantText, localMidnight } from "../../domain/time/wall.ts";
import { activeIntervals } from "../../domain/window/active.ts";
import type { Tx } from "../../platform/tx.ts";
import { bookings } from "../booking/table.ts";
import { calendarsOf } from "../calendar/table.ts";
import { versionsById } from "../material/table.ts";
import { screenRow, type ScreenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { scheduleOf, zoneOf } from "../aim/table.ts";
import { inputOf, lastIssued, planned } from "./issue.ts";
import { takeoverTitles } from "../takeover/table.ts";
import { FALLBACK_TITLE, planOf } from "./table.ts";

/** A day as a person reads it: what was issued for a day that is over, otherwise what the facts say now. */
export const readPlan: Verb<"plan.read"> = (tx, _actor, { params, query: { day, from, to } }) => {
  const screen = screenRow(tx, params.screen);
  const zone = zoneOf(tx, screen);
  const midnightMs = localMidnight(day, zone);
  const { plan: id, bookings: owners } = planFor(tx, screen, day, localMidnight(addDays(day, 1), zone));
  const plan = planOf(tx, id);
  if (!plan) throw new Error(`Plan ${id} was issued and is gone`);
  const titles = titlesOf(tx, plan);
  const wanted = new Set(owners.filter((owner) => owner !== null));
  const names = namesOf(tx, wanted);
  const takeovers = takeoverTitles(tx, wanted);
  const all = spotsOf(plan).map(({ startMs, item: index, ...spot }) => {
    const item = plan.items[index];
    if (!item) throw new Error(`Plan ${id} has no item ${index}`);
    const booking = owners[index] ?? null;
    const takeover = booking !== null && takeovers.has(booking);
    const bookingTitle = booking === null ? null : (takeovers.get(booking) ?? names.get(booking) ?? booking);
    return { ...spot, item, atMs: midnightMs + startMs, booking, bookingTitle, takeover };
  });
  const fromMs = from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const toMs = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to);
  const spots = all
    .filter(({ atMs, durationMs }) => atMs < toMs && atMs + durationMs > fromMs)
    .map(({ item, atMs, durationMs, booking, bookingTitle, takeover, cut }) => ({
      at: instantText(atMs, zone),
      durationMs,
      booking,
      bookingTitle,
      takeover,
      material: item.material,
      materialTitle: titles.get(item.material) ?? FALLBACK_TITLE,
      kind: item.kind,
      cut,
    }));
  return { day, zone, plan: id, spots, airtime: airtimeOf(all, openMs(tx, screen, zone, day)) };
};

/** What was issued for a day that ended at `endsAt`, otherwise what the facts say now. */
export function planFor(tx: Tx, screen: ScreenRow, day: string, endsAt: number) {
  const issued = lastIssued(tx, screen.id, day);
  if (!issued || tx.now < endsAt) return planned(tx, scheduleOf(tx, screen, day), day, issued);
  return inputOf(tx, issued);
}

function titlesOf(tx: Tx, plan: DayPlan): Map<string, string> {
  const versions = versionsById(
    tx,
    plan.items.map((item) => item.material),
  );
  return new Map([...versions].map(([id, { title }]) => [id, title]));
}

function namesOf(tx: Tx, wanted: ReadonlySet<string>): Map<string, string> {
  const rows = tx.db.select({ id: bookings.id, title: bookings.title }).from(bookings).all();
  return new Map(rows.filter(({ id }) => wanted.has(id)).map(({ id, title }) => [id, title]));
}

function openMs(tx: Tx, screen: ScreenRow, zone: string, day: string): number {
  const local: Interval = { startMs: localMidnight(day, zone), endMs: localMidnight(addDays(day, 1), zone) };
  const open =
    screen.openHours === null
      ? [local]
      : intersection(
          activeIntervals(screen.openHours, zone, local.startMs, local.endMs, calendarsOf(tx).at(local.startMs)),
          [local],
        );
  return open.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

interface Airtime {
  booking: string | null;
  title: string;
  takeover: boolean;
  plays: number;
  ms: number;
}

function airtimeOf(
  spots: readonly { booking: string | null; bookingTitle: string | null; takeover: boolean; durationMs: number }[],
  openMs: number,
) {
  const totals = new Map<string | null, Airtime>();
  for (const { booking, bookingTitle, takeover, durationMs } of spots) {
    const total = totals.get(booking) ?? { booking, title: bookingTitle ?? FALLBACK_TITLE, takeover, plays: 0, ms: 0 };
    totals.set(booking, { ...total, plays: total.plays + 1, ms: total.ms + durationMs });
  }
  return [...totals.values()]
    .sort((a, b) => b.ms - a.ms)
    .map(({ ms, ...total }) => ({
      ...total,
      seconds: Math.round(ms / 1000),
      sharePermille: openMs === 0 ? 0 : Math.round((ms * 1000) / openMs),
    }));
}
