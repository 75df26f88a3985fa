import type { ResultOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { TakeoverId } from "../../contracts/takeover.ts";

export type Plan = ResultOf<Endpoints["plan.read"]>;
export type Spot = Plan["spots"][number];

/** Where that stands, for which a spot plays: a booking, or the takeovers. */
export const whyPath = (id: string): string => (TakeoverId.safeParse(id).success ? "takeovers" : `bookings/${id}`);

/** The spot that is on at `nowMs`; null in a pause. Spots are in order of their start. */
export function spotAt(spots: readonly Spot[], nowMs: number): Spot | null {
  let low = 0;
  let high = spots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startMs(spots[middle]) <= nowMs) low = middle + 1;
    else high = middle;
  }
  const spot = spots[low - 1];
  return spot && nowMs < startMs(spot) + spot.durationMs ? spot : null;
}

const startMs = (spot: Spot | undefined) => (spot ? Date.parse(spot.at) : Number.POSITIVE_INFINITY);

/** Milliseconds of one clock hour by booking (null = fallback), in order of first appearance, and its spots. */
export interface Hour {
  hour: string;
  spots: Spot[];
  shares: Map<string | null, number>;
}

/** A day's spots by the clock hour in which they start; `clock` gives the local `HH:MM` of an instant. */
export function hoursOf(spots: readonly Spot[], clock: (instant: string) => string): Hour[] {
  const hours = new Map<string, Hour>();
  for (const spot of spots) {
    const key = clock(spot.at).slice(0, 2);
    const hour = hours.get(key) ?? { hour: key, spots: [], shares: new Map<string | null, number>() };
    hour.spots.push(spot);
    hour.shares.set(spot.booking, (hour.shares.get(spot.booking) ?? 0) + spot.durationMs);
    hours.set(key, hour);
  }
  return [...hours.values()];
}
