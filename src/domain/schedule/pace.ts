import { HOUR_MS } from "./cap.ts";
import type { Member } from "./timeline.ts";

/** How often competitors are to be served by the clock, from what all of one segment's are like. */
export class Pace {
  private readonly totalWeight: number;
  private readonly longestMs: number;

  /** `longestMs`: the longest spot among them. */
  constructor(members: readonly Member[], longestMs: number) {
    this.totalWeight = members.reduce((sum, { booking }) => sum + booking.weight, 0);
    this.longestMs = longestMs;
  }

  /** Would its share alone exceed its cap? */
  isLimited({ booking, items }: Member): boolean {
    return booking.cap > 0 && !this.exceedsShare(booking.cap * meanOf(items), booking.weight);
  }

  /** Is `ms` in an hour more than the share of `weight`? At most 3.6·10^6 · 5·10^6: exact. */
  exceedsShare(ms: number, weight: number): boolean {
    return ms > HOUR_MS || ms * this.totalWeight > weight * HOUR_MS;
  }

  /** As many plays an hour as its share gives, up to its cap, but no fewer than its guarantee, which is below the cap. */
  ofCapped({ booking, items }: Member): number {
    const share = Math.ceil((booking.weight * HOUR_MS) / (this.totalWeight * meanOf(items)));
    return Math.min(this.most(booking.cap), Math.max(booking.guarantee, share));
  }

  /**
   * n an hour; n − 1 where a spot on the air may make a start late by more than a quarter of its distance from the next,
   * because a cap never lets lateness be made up and it would add up from hour to hour.
   */
  private most(cap: number): number {
    return cap > 1 && 4 * this.longestMs * cap > HOUR_MS ? cap - 1 : cap;
  }
}

function meanOf(items: Member["items"]): number {
  return Math.ceil(items.reduce((sum, { durationMs }) => sum + durationMs, 0) / items.length);
}
