import { and, desc, eq } from "drizzle-orm";
import { decodeTime } from "ulid";
import type { Tier } from "../../contracts/plan.ts";
import { invalid } from "../../contracts/problem.ts";
import type { Reason } from "../../contracts/schedule.ts";
import { aimedAt } from "../../domain/booking/targets.ts";
import { explain, type Explanation, type Reason as Found } from "../../domain/schedule/explain.ts";
import { positionAt } from "../../domain/schedule/position.ts";
import { ENGINE } from "../../domain/schedule/resolve.ts";
import { addDays, DAY_MS } from "../../domain/time/day.ts";
import { instantText, localDayAt, localMidnight } from "../../domain/time/wall.ts";
import { unconfirmedDays } from "../../domain/window/days.ts";
import type { Tx } from "../../platform/tx.ts";
import { dayInput, scheduleOf, zoneOf } from "../aim/table.ts";
import { bookings, type BookingRow } from "../booking/table.ts";
import { groups } from "../group/table.ts";
import { versionsById } from "../material/table.ts";
import { FALLBACK_TITLE, planInputs, planOf, screenDays } from "../plan/table.ts";
import { screenRow, type ScreenRow } from "../screen/table.ts";
import { takeoverTitles } from "../takeover/table.ts";
import type { Verb } from "../verb.ts";

/** How far back the history is kept, and how far ahead anybody plans. */
const REACH_DAYS = 400;

type Playing = NonNullable<Explanation["playing"]>;

/**
 * What plays at an instant and why, and for every other booking aimed at the screen the one reason why not. Answered
 * from history: a past instant sees what was in force then, and a day that is over what was issued for it.
 */
export const explainScreen: Verb<"plan.explain"> = (tx, _actor, { params, query }) => {
  const screen = screenRow(tx, params.screen);
  const zone = zoneOf(tx, screen);
  const atMs = query.at === undefined ? tx.now : Date.parse(query.at);
  if (Math.abs(atMs - tx.now) > REACH_DAYS * DAY_MS)
    throw invalid(
      "query.at",
      `应在当前时刻前后 ${REACH_DAYS} 天之内`,
      `An instant within ${REACH_DAYS} days of now is right`,
    );
  const day = localDayAt(atMs, zone);
  const input = dayInput(scheduleOf(tx, screen, day, true), day);
  const explained = explain(input, atMs);
  const tiers = new Map(input.bookings.map(({ id, tier }) => [id, tier]));
  const issued = issuedAt(tx, screen, day, atMs);
  const playing = issued === undefined ? explained.playing : issued;
  const rows = new Map(bookingsAimedAt(tx, screen, new Set(tiers.keys()), atMs).map((row) => [row.id, row]));
  const takeovers = takeoverTitles(tx, tiers.keys());
  const titleOf = (id: string) => rows.get(id)?.title ?? takeovers.get(id) ?? id;
  const others = othersOf(explained, playing, rows, tiers);
  const instant = (ms: number) => instantText(ms, zone);
  const windows = [...(input.screen.openHours ?? []), ...input.bookings.flatMap((booking) => booking.windows)];
  return {
    at: instant(atMs),
    zone,
    playing: playing && {
      booking: playing.booking,
      bookingTitle: playing.booking === null ? null : titleOf(playing.booking),
      tier: playing.booking === null ? null : (tiers.get(playing.booking) ?? null),
      material: playing.material,
      materialTitle: versionsById(tx, [playing.material]).get(playing.material)?.title ?? FALLBACK_TITLE,
      startedAt: instant(playing.startedMs),
      endsAt: instant(playing.endsMs),
      why: whyOf(playing.booking, others, tiers),
    },
    others: others.map(({ booking, reason }) => ({
      booking,
      bookingTitle: titleOf(booking),
      takeover: takeovers.has(booking),
      reason: reasonOf(reason, instant),
    })),
    unconfirmedDays: unconfirmedDays(windows, day, day, input.calendar),
  };
};

/** Of a day that is over, or that an earlier engine planned, what the plan issued last had there; otherwise undefined. */
function issuedAt(tx: Tx, screen: ScreenRow, day: string, atMs: number): Playing | null | undefined {
  const zone = zoneOf(tx, screen);
  const found = tx.db
    .select({ day: screenDays, owners: planInputs.bookings })
    .from(screenDays)
    .innerJoin(planInputs, and(eq(planInputs.facts, screenDays.facts), eq(planInputs.engine, screenDays.engine)))
    .where(and(eq(screenDays.screen, screen.id), eq(screenDays.day, day)))
    .orderBy(desc(screenDays.number))
    .get();
  // What an earlier engine planned for a day that has begun stays.
  const over = tx.now >= localMidnight(addDays(day, 1), zone);
  const begun = found && tx.now >= found.day.startsAt;
  const plan = begun && (over || found.day.engine !== ENGINE) && planOf(tx, found.day.plan);
  if (!plan) return undefined;
  const position = positionAt(plan, atMs - found.day.startsAt);
  if (position.spot === null) return null;
  return {
    booking: found.owners[position.item] ?? null,
    material: plan.items[position.item]?.material ?? "fallback",
    startedMs: atMs - position.offsetMs,
    endsMs: found.day.startsAt + position.endsAtMs,
  };
}

/** Every booking that aimed at the screen, approved or not, as far as it existed at the instant. */
function bookingsAimedAt(tx: Tx, screen: ScreenRow, approved: ReadonlySet<string>, atMs: number): BookingRow[] {
  const all = tx.db.select().from(groups).all();
  return tx.db
    .select()
    .from(bookings)
    .all()
    .filter(({ id, targets }) => {
      if (decodeTime(id.slice(id.indexOf("_") + 1).toUpperCase()) > atMs) return false;
      return approved.has(id) || aimedAt(targets, [screen], all).length > 0;
    });
}

function othersOf(
  explained: Explanation,
  playing: Playing | null,
  aimed: ReadonlyMap<string, BookingRow>,
  tiers: ReadonlyMap<string, Tier>,
): Explanation["others"] {
  const reasons = new Map(explained.others.map(({ booking, reason }) => [booking, reason]));
  // What the facts of today would show then and did not was waiting for a turn that never came.
  if (explained.playing?.booking) reasons.set(explained.playing.booking, { code: "waiting_turn", nextMs: null });
  // Takeovers are told of while they run: another took the screen over later, or it is closed.
  const running = explained.others.filter(
    ({ booking, reason }) => tiers.get(booking) === "takeover" && reason.code !== "not_approved",
  );
  const known = new Set([...aimed.keys(), ...running.map(({ booking }) => booking)]);
  const ids = [...known].filter((id) => id !== playing?.booking).sort();
  return ids.map((booking) => {
    // Of what is approved only those whose windows were over when the screen joined have never been aimed at it.
    const unaimed = aimed.get(booking)?.state === "approved" ? "outside_dates" : "not_approved";
    return { booking, reason: reasons.get(booking) ?? { code: unaimed } };
  });
}

const RANK = { filler: 0, regular: 1, exclusive: 2, takeover: 3 } as const;

function whyOf(booking: string | null, others: Explanation["others"], tiers: ReadonlyMap<string, Tier>) {
  if (booking === null) return "fallback" as const;
  const own = tiers.get(booking) ?? "regular";
  if (own === "takeover") return "takeover" as const;
  const rivals = others
    .filter(({ reason }) => reason.code === "waiting_turn" || reason.code === "cap_reached")
    .map((other) => tiers.get(other.booking) ?? "filler");
  if (rivals.some((tier) => RANK[tier] > RANK[own])) return "fills_gap" as const;
  return rivals.includes(own) ? ("its_turn" as const) : ("only_one" as const);
}

function reasonOf(reason: Found, instant: (ms: number) => string): Reason {
  if (reason.code === "cap_reached")
    return { code: reason.code, until: reason.untilMs === null ? null : instant(reason.untilMs) };
  if (reason.code === "waiting_turn")
    return { code: reason.code, next: reason.nextMs === null ? null : instant(reason.nextMs) };
  if (reason.code === "outranked_by") return { code: reason.code, booking: reason.booking };
  return { code: reason.code };
}
