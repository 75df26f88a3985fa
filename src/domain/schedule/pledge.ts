import { type Arena, longestOf } from "./arena.ts";
import { HOUR_MS } from "./cap.ts";
import type { Member } from "./timeline.ts";

/** One competitor to whom plays are owed by the clock. */
interface Pledge {
  readonly i: number;
  /** Longest item, ms. */
  readonly longestMs: number;
  /** Guaranteed plays still owed this hour. */
  firm: number;
  /** Plays still owed this hour to one that its cap, not its share, limits: it gets at least n − 1 (G5). */
  soft: number;
  /** Plays per hour when served evenly by the clock instead of by weight; 0 = by weight. */
  pace: number;
  /** Its share alone would exceed its cap. */
  readonly limited: boolean;
}

/**
 * What is owed in one segment by the clock, hour by hour: guarantees (G6), and capped bookings whose share alone would
 * exceed their cap (G5). Both are served evenly, earliest deadline first; meanwhile they are out of the contest, and the
 * others share the rest by weight. Elapsed ms.
 *
 * Invariant: now + Σ(plays owed × longest item) ≤ end of the hour. It holds when an hour begins, since at most the rest of
 * a spot shorter than L runs into it and admission keeps Σ reserved ≤ 3,600 s − L; a spot of one who is owed takes at most
 * what was reserved for it; any other spot may start only if the invariant still holds after it. Guarantees come first.
 */
export class Pledges {
  private readonly arena: Arena;
  private readonly hours: readonly number[];
  private readonly staysUntil: (member: Member, untilMs: number) => boolean;
  private readonly pledges: readonly Pledge[];
  private readonly byMember: readonly (Pledge | undefined)[];
  private readonly totalWeight: number;
  /** Those to whom something is owed this hour, or who are served by the clock. */
  private active: readonly Pledge[] = [];
  private readonly longestMs: number;
  private hourMs = -1;
  private hourEndMs = -1;

  /** `hours`: starts of clock hours; `staysUntil(member, untilMs)`: does the booking compete without a break till then? */
  constructor(arena: Arena, hours: readonly number[], staysUntil: (member: Member, untilMs: number) => boolean) {
    this.arena = arena;
    this.hours = hours;
    this.staysUntil = staysUntil;
    this.totalWeight = arena.members.reduce((sum, { booking }) => sum + booking.weight, 0);
    this.byMember = arena.members.map(({ booking, items }, i) => {
      const limited = booking.cap > 0 && this.share(booking.cap * meanOf(items), booking.weight) <= 0;
      if (!limited && booking.guarantee === 0) return undefined;
      return { i, longestMs: longestOf(items), firm: 0, soft: 0, pace: 0, limited };
    });
    this.pledges = this.byMember.filter((pledge) => pledge !== undefined);
    this.longestMs = Math.max(...arena.members.map(({ items }) => longestOf(items)));
  }

  /** Who must go now because its time in the hour has come; −1 = nobody. */
  due(nowMs: number, roomMs: number): number {
    if (this.pledges.length === 0) return -1;
    if (nowMs >= this.hourEndMs) this.enterHour(nowMs);
    if (this.active.length === 0) return -1;
    return this.earliest(
      nowMs,
      roomMs,
      ({ i, pace }) => pace > 0 && (nowMs - this.hourMs) * pace >= this.plays(i) * HOUR_MS && this.plays(i) < pace,
    );
  }

  /** Whom to send instead of `best`, which would make a pledge unreachable or does not exist; otherwise `best`. */
  insteadOf(best: number, nowMs: number, roomMs: number): number {
    if (this.active.length === 0) return best;
    if (best < 0) {
      const early = this.earliest(nowMs, roomMs, ({ firm, soft }) => firm + soft > 0);
      return early >= 0 ? early : this.earliest(nowMs, roomMs, ({ pace }) => pace > 0);
    }
    let firmMs = 0;
    let softMs = 0;
    for (const { firm, soft, longestMs } of this.active) {
      firmMs += firm * longestMs;
      softMs += soft * longestMs;
    }
    if (firmMs + softMs === 0) return best;
    const own = this.byMember[best];
    const afterMs = nowMs + this.arena.item(best).durationMs;
    let urgent = -1;
    if (!own?.firm && firmMs > 0 && afterMs + firmMs > this.hourEndMs) {
      urgent = this.earliest(nowMs, roomMs, ({ firm }) => firm > 0);
    } else if (!own?.firm && !own?.soft && afterMs + firmMs + softMs > this.hourEndMs) {
      urgent = this.earliest(nowMs, roomMs, ({ firm, soft }) => firm + soft > 0);
    }
    return urgent >= 0 ? urgent : best;
  }

  /** Does the airtime of `i` count in the contest? */
  counts(i: number): boolean {
    return (this.byMember[i]?.pace ?? 0) === 0;
  }

  /** A spot of `i` started at `startMs`; one that was cut does not redeem the pledge. */
  served(i: number, startMs: number, whole: boolean): void {
    const pledge = this.byMember[i];
    const line = this.arena.lines[i];
    if (!line || !pledge || !whole || startMs >= this.hourEndMs) return;
    line.hourPlays++;
    if (pledge.firm > 0) pledge.firm--;
    else if (pledge.soft > 0) pledge.soft--;
  }

  private enterHour(nowMs: number): void {
    const next = this.hours.findIndex((hour) => hour > nowMs);
    const index = next < 0 ? this.hours.length - 1 : next - 1;
    const hourMs = this.hours[index];
    const inside = hourMs !== undefined && nowMs < hourMs + HOUR_MS;
    this.hourMs = inside ? hourMs : -1;
    this.hourEndMs = inside ? hourMs + HOUR_MS : (this.hours[index + 1] ?? Number.POSITIVE_INFINITY);
    for (const pledge of this.pledges) {
      const line = this.arena.lines[pledge.i];
      const member = this.arena.members[pledge.i];
      if (line && member) this.enterPledge(pledge, line, member, inside, nowMs);
    }
    this.active = this.pledges.filter(({ firm, soft, pace }) => firm + soft + pace > 0);
  }

  private enterPledge(
    pledge: Pledge,
    line: Arena["lines"][number],
    member: Member,
    inside: boolean,
    nowMs: number,
  ): void {
    const { booking } = member;
    if (line.hourMs !== this.hourMs) {
      line.hourMs = this.hourMs;
      line.hourPlays = line.starts.filter((startMs) => startMs >= this.hourMs).length;
    }
    const whole = inside && line.sinceMs <= this.hourMs && this.staysUntil(member, this.hourEndMs);
    const limited = whole && pledge.limited;
    const reserved = whole && this.share(booking.guarantee * pledge.longestMs, booking.weight) > 0;
    pledge.firm = whole ? Math.max(0, booking.guarantee - line.hourPlays) : 0;
    pledge.soft = limited ? Math.max(0, booking.cap - 1 - line.hourPlays - pledge.firm) : 0;
    const pace = limited ? this.cappedPace(booking.cap) : reserved ? booking.guarantee : 0;
    if (pace > 0) this.arena.suspend(pledge.i);
    else if (pledge.pace > 0) this.arena.resume(pledge.i, nowMs);
    pledge.pace = pace;
  }

  /**
   * n an hour; n − 1 where a spot on the air may make a start late by more than a quarter of its distance from the next,
   * because a cap never lets lateness be made up and it would add up from hour to hour.
   */
  private cappedPace(cap: number): number {
    return cap > 1 && 4 * this.longestMs * cap > HOUR_MS ? cap - 1 : cap;
  }

  /** > 0 when `ms` in an hour is more than the share of `weight`. At most 3.6·10^6 · 5·10^6: exact. */
  private share(ms: number, weight: number): number {
    return ms > HOUR_MS ? 1 : ms * this.totalWeight - weight * HOUR_MS;
  }

  /** Earliest deadline first: the k-th of n plays is due k/n into the hour. */
  private earliest(nowMs: number, roomMs: number, wanted: (pledge: Pledge) => boolean): number {
    let best: Pledge | null = null;
    for (const pledge of this.active) {
      if (!wanted(pledge)) continue;
      if (best && (this.plays(pledge.i) + 1) * this.rate(best) >= (this.plays(best.i) + 1) * this.rate(pledge))
        continue;
      if (this.arena.item(pledge.i).durationMs <= roomMs && this.arena.mayStart(pledge.i, nowMs)) best = pledge;
    }
    return best ? best.i : -1;
  }

  private plays(i: number): number {
    return this.arena.lines[i]?.hourPlays ?? 0;
  }

  private rate({ i, pace }: Pledge): number {
    const booking = this.arena.members[i]?.booking;
    return pace || booking?.guarantee || booking?.cap || 1;
  }
}

function meanOf(items: Member["items"]): number {
  return Math.ceil(items.reduce((sum, { durationMs }) => sum + durationMs, 0) / items.length);
}
