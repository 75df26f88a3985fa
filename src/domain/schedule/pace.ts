import { longestOf } from "./arena.ts";
import { HOUR_MS } from "./cap.ts";
import type { Member } from "./timeline.ts";

/** What the clock owes one competitor in an hour. */
interface Owed {
  /** Guaranteed plays still owed. */
  readonly firm: number;
  /** Plays still owed to one that its cap, not its share, limits: it gets at least n − 1 (G5). */
  readonly soft: number;
  /** Plays per hour when served evenly by the clock instead of by weight; 0 = by weight. */
  readonly pace: number;
}

export const NOTHING: Owed = { firm: 0, soft: 0, pace: 0 };

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

  /** What is owed in a clock hour in which it competes throughout and has had `plays` whole plays. */
  owed(member: Member, plays: number): Owed {
    const { guarantee, cap, weight } = member.booking;
    const limited = this.isLimited(member);
    const firm = Math.max(0, guarantee - plays);
    const soft = limited ? Math.max(0, cap - 1 - plays - firm) : 0;
    if (limited || (cap > 0 && guarantee > 0)) return { firm, soft, pace: this.ofCapped(member) };
    const reserved = this.exceedsShare(guarantee * longestOf(member.items), weight);
    return { firm, soft, pace: reserved ? guarantee : 0 };
  }

  /** Is `ms` in an hour more than the share of `weight`? At most 3.6·10^6 · 5·10^6: exact. */
  private exceedsShare(ms: number, weight: number): boolean {
    return ms > HOUR_MS || ms * this.totalWeight > weight * HOUR_MS;
  }

  /** As many plays an hour as its share gives, up to its cap, but no fewer than its guarantee, which is below the cap. */
  private ofCapped({ booking, items }: Member): number {
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

/** The clock hour around an instant by the starts of all hours, elapsed ms; between them start −1 and the next one's start. */
export function clockHourAt(hours: readonly number[], nowMs: number): { startMs: number; endMs: number } {
  const next = hours.findIndex((hour) => hour > nowMs);
  const index = next < 0 ? hours.length - 1 : next - 1;
  const startMs = hours[index];
  if (startMs !== undefined && nowMs < startMs + HOUR_MS) return { startMs, endMs: startMs + HOUR_MS };
  return { startMs: -1, endMs: hours[index + 1] ?? Number.POSITIVE_INFINITY };
}
