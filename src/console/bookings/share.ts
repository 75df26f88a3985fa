import type { Booking } from "../../contracts/booking.ts";
import type { RequestOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import type { Playlist } from "../../contracts/playlist.ts";
import type { Screen } from "../../contracts/screen.ts";
import type { Interval } from "./hours.ts";

type Simulation = RequestOf<Endpoints["plan.simulate"]>["body"];
/** What of a booking decides its share. */
export type Sharer = Pick<Booking, "id" | "tier" | "weight" | "windows" | "maxPlaysPerHour" | "guarantee" | "playlist">;

const HOUR_MS = 3_600_000;
const COUNTED: readonly string[] = ["approved", "scheduled", "on_air"];

/** Is this booking on the air, or going to be, as it stands? */
export const counts = (booking: Booking): boolean => COUNTED.includes(booking.state);

/** The first full hour, not before now, in which the intervals hold: the one that a share is shown for. */
export function sampleHour(intervals: readonly Interval[], nowMs: number): { from: string; to: string } | null {
  const next = intervals.find(({ end }) => Date.parse(end) > nowMs);
  if (!next) return null;
  const startMs = Math.max(Date.parse(next.start), nowMs);
  const whole = Math.ceil(startMs / HOUR_MS) * HOUR_MS;
  const fromMs = whole + HOUR_MS <= Date.parse(next.end) ? whole : startMs;
  return { from: new Date(fromMs).toISOString(), to: new Date(fromMs + HOUR_MS).toISOString() };
}

/** Asks what one screen shows in that hour, if the sharers were its bookings; an unfit or unapproved item is left out. */
export function simulationOf(
  sharers: readonly Sharer[],
  screen: Screen,
  playlists: readonly Playlist[],
  zone: string,
  hour: { from: string; to: string },
): Simulation {
  return {
    zone: screen.zone ?? zone,
    ...hour,
    openHours: screen.openHours,
    bookings: sharers.flatMap(({ id, tier, weight, windows, maxPlaysPerHour, guarantee, playlist }) => {
      const list = playlists.find((one) => one.id === playlist.id);
      const items = (list?.items ?? [])
        .filter(({ state, kind }) => state === "approved" && (screen.kind === "full" || kind === "text"))
        .map((item, index) => ({
          id: String(index),
          durationMs: item.kind === "video" ? item.durationMs : Math.max(item.durationMs, screen.minDwellMs),
          ...(item.weight !== undefined && { weight: item.weight }),
        }));
      if (!list || items.length === 0) return [];
      return [{ id, tier, weight, windows, maxPlaysPerHour, guarantee, order: list.order, items }];
    }),
  };
}
