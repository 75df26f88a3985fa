import type { StatutoryCalendar } from "../time/calendar.ts";
import { type AimedScreen, demand, longestMs, openIntervals } from "./aimed.ts";
import type { Budget } from "./budget.ts";
import { HOUR_MS } from "./cap.ts";
import { sweep } from "./sweep.ts";
import type { ResolvedBooking, ScreenProfile } from "./types.ts";

/**
 * Where bookings hide or crowd out each other. `outranked`: a higher tier plays. `overbooked`: more is guaranteed than an
 * hour holds; without losers if the winner's alone does. `crowded_out`: by weight, the stretch gives the loser less than one of its own spots. Epoch ms.
 */
export interface Conflict {
  readonly kind: "outranked" | "overbooked" | "crowded_out";
  readonly startMs: number;
  readonly endMs: number;
  readonly screens: string[];
  readonly winner: string;
  readonly losers: string[];
}

const RANK = { filler: 0, regular: 1, exclusive: 2, takeover: 3 } as const;

/** All conflicts in `[fromMs, toMs)`, by start; equal ones of several screens are one. Throws TooMuchWork. */
export function conflictsOn(
  screens: readonly AimedScreen[],
  fromMs: number,
  toMs: number,
  calendar: StatutoryCalendar,
  budget: Budget,
): Conflict[] {
  const merged = new Map<string, Conflict>();
  for (const aimed of screens) {
    for (const conflict of ofScreen(aimed, fromMs, toMs, calendar, budget)) {
      const { kind, startMs, endMs, winner, losers } = conflict;
      const key = [kind, startMs, endMs, winner, ...losers].join(" ");
      const known = merged.get(key);
      if (known) known.screens.push(aimed.id);
      else merged.set(key, conflict);
    }
  }
  return [...merged.values()].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
}

function ofScreen(
  { id, screen, bookings: unsorted }: AimedScreen,
  fromMs: number,
  toMs: number,
  calendar: StatutoryCalendar,
  budget: Budget,
): Conflict[] {
  const bookings = [...unsorted].sort((a, b) => (a.id < b.id ? -1 : 1));
  const longest = new Map(bookings.map((booking) => [booking, longestMs(booking, screen)]));
  const open = openIntervals(screen, fromMs, toMs, calendar);
  const found: { -readonly [K in keyof Conflict]: Conflict[K] }[] = [];
  const latest = new Map<string, (typeof found)[number]>();
  const add = (kind: Conflict["kind"], startMs: number, endMs: number, winner: string, losers: string[]): void => {
    const key = [kind, winner, ...losers].join(" ");
    const last = latest.get(key);
    if (last && last.endMs === startMs) {
      last.endMs = endMs;
      return;
    }
    const conflict = { kind, startMs, endMs, screens: [id], winner, losers };
    found.push(conflict);
    latest.set(key, conflict);
  };
  sweep(
    bookings.map((booking) => demand(booking, screen, open, calendar)),
    budget,
    (startMs, endMs, running) => {
      const here: ResolvedBooking[] = [];
      for (const index of running) {
        const booking = bookings[index];
        if (booking) here.push(booking);
      }
      const top = topOf(here);
      const winner = top.reduce((a, b) => (b.weight > a.weight ? b : a));
      // Fillers are meant to give way.
      const tops = new Set(top);
      const hidden = top.length === here.length ? [] : here.filter((each) => !tops.has(each) && each.tier !== "filler");
      if (hidden.length > 0)
        add(
          "outranked",
          startMs,
          endMs,
          winner.id,
          hidden.map(({ id: loser }) => loser),
        );
      const [most, ...others] = overbooked(top, screen);
      if (most !== undefined) add("overbooked", startMs, endMs, most, others);
      const total = top.reduce((sum, { weight }) => sum + weight, 0);
      const crowded = top.filter(
        (booking) => booking !== winner && (endMs - startMs) * booking.weight < (longest.get(booking) ?? 0) * total,
      );
      if (crowded.length > 0)
        add(
          "crowded_out",
          startMs,
          endMs,
          winner.id,
          crowded.map(({ id: loser }) => loser),
        );
    },
  );
  return found;
}

function topOf(here: readonly ResolvedBooking[]): ResolvedBooking[] {
  const rank = here.reduce((most, { tier }) => Math.max(most, RANK[tier]), -1);
  const top = here.filter(({ tier }) => RANK[tier] === rank);
  if (rank < RANK.takeover) return top;
  return [top.reduce((a, b) => (b.issuedAtMs >= a.issuedAtMs ? b : a))];
}

/** Whose guarantees do not fit together: the heaviest first, the others by id. */
function overbooked(top: readonly ResolvedBooking[], screen: ScreenProfile): string[] {
  const guaranteed = top.filter(({ guarantee }) => guarantee !== undefined);
  if (guaranteed.length === 0) return [];
  const reserved = guaranteed.reduce((sum, each) => sum + reservedMs(each, screen), 0);
  const longest = Math.max(...top.map((each) => longestMs(each, screen)));
  if (reserved <= HOUR_MS - longest) return [];
  const most = guaranteed.reduce((a, b) => (b.weight > a.weight ? b : a));
  return [most, ...guaranteed.filter((each) => each !== most)].map(({ id }) => id);
}

/** What a guarantee reserves in an hour: n × the longest item, ms. */
export function reservedMs(booking: ResolvedBooking, screen: ScreenProfile): number {
  return (booking.guarantee?.playsPerHour ?? 0) * longestMs(booking, screen);
}
