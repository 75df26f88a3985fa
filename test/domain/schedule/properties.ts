import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import { compileDay } from "../../../src/domain/schedule/compile.ts";
import { spotsOf } from "../../../src/domain/schedule/position.ts";
import type { DayInput } from "../../../src/domain/schedule/types.ts";

/** A spot as the promises speak of it; elapsed ms. */
export interface Shown {
  readonly startMs: number;
  readonly durationMs: number;
  readonly booking: string | null;
  readonly material: string;
}

export function shownOn(input: DayInput): Shown[] {
  const { plan, itemBookings } = compileDay(input);
  return spotsOf(plan).map(({ startMs, durationMs, item }) => ({
    startMs,
    durationMs,
    booking: itemBookings[item] ?? null,
    material: plan.items[item]?.material ?? "",
  }));
}

type Weighted = Pick<ResolvedBooking, "id" | "weight">;

/**
 * G1: the first boundary before `untilMs` at which somebody is `boundMs` or more away from its share of the time since
 * `fromMs`; null = none. Compared in integers: |x·W − w·t| < bound·W.
 */
export function unfairAt(
  shown: readonly Shown[],
  bookings: readonly Weighted[],
  boundMs: number,
  fromMs: number,
  untilMs: number,
): string | null {
  const total = bookings.reduce((sum, { weight }) => sum + weight, 0);
  const airtime = new Map<string, number>();
  let elapsed = 0;
  for (const spot of shown) {
    if (spot.startMs < fromMs || spot.startMs + spot.durationMs > untilMs) continue;
    elapsed += spot.durationMs;
    if (spot.booking !== null) airtime.set(spot.booking, (airtime.get(spot.booking) ?? 0) + spot.durationMs);
    for (const { id, weight } of bookings) {
      if (Math.abs((airtime.get(id) ?? 0) * total - weight * elapsed) >= boundMs * total) {
        return `${id} at ${spot.startMs}`;
      }
    }
  }
  return null;
}

/** G5: the first start that makes more than `perHour` in the half-open hour that ends with it; null = none. */
export function overCap(startsMs: readonly number[], perHour: number): number | null {
  return startsMs.find((at, index) => at - (startsMs[index - perHour] ?? -Infinity) < 3_600_000) ?? null;
}

/** G8: the first instant at which spots overlap or leave a hole in `[fromMs, toMs)`; null = none. */
export function holeAt(shown: readonly Shown[], fromMs: number, toMs: number): number | null {
  let at = fromMs;
  for (const spot of shown) {
    if (spot.startMs !== at || spot.durationMs <= 0) return at;
    at += spot.durationMs;
  }
  return at === toMs ? null : at;
}

export function startsOf(shown: readonly Shown[], booking: string): number[] {
  return shown.filter((spot) => spot.booking === booking).map(({ startMs }) => startMs);
}

export function airtimeOf(shown: readonly Shown[], booking: string | null): number {
  return shown.reduce((sum, spot) => sum + (spot.booking === booking ? spot.durationMs : 0), 0);
}
