import type { ResolvedBooking } from "../../../src/domain/schedule/types.ts";
import type { Shown } from "./properties.ts";

/**
 * The negative control: what many signage systems do. Each hour every booking gets its share as a number of plays, laid
 * out with a fixed stride, the largest first; caps count per clock hour; tiers, edits and boundaries are looked at once
 * an hour. Every property but the monotony of G11 has to fail on it.
 */
export function naiveDay(bookings: readonly ResolvedBooking[], lengthMs: number): Shown[] {
  const shown: Shown[] = [];
  const total = bookings.reduce((sum, { weight }) => sum + weight, 0);
  for (let hourMs = 0; hourMs < lengthMs; hourMs += 3_600_000) {
    let at = hourMs;
    for (const { id, weight, items, maxPlaysPerHour } of [...bookings].sort((a, b) => b.weight - a.weight)) {
      const item = items[0];
      if (!item) continue;
      const plays = Math.ceil((3_600_000 * weight) / total / item.durationMs);
      for (let k = 0; k < Math.min(plays, (maxPlaysPerHour ?? plays) + 1); k++) {
        shown.push({ startMs: at, durationMs: item.durationMs, booking: id, material: item.material });
        at += item.durationMs;
      }
    }
  }
  return shown;
}
