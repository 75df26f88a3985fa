import { type Arena, longestOf } from "./arena.ts";
import { HOUR_MS } from "./cap.ts";

/** The guaranteed bookings of one segment, hour by hour (G6). Elapsed ms. */
export class Pledges {
  private readonly arena: Arena;
  private readonly hours: readonly number[];
  private readonly throughMs: (bookingId: string) => number;
  private readonly guaranteed: readonly number[];
  private readonly longestMs: readonly number[];
  /** Plays still owed this hour, by competitor. */
  private readonly owed: number[];
  /** Served evenly by the clock instead of by weight, because the reserved share is the larger one. */
  private readonly paced: boolean[];
  private hourMs = -1;
  private hourEndMs = -1;

  /** `hours`: starts of clock hours; `throughMs(id)`: until when the booking competes without a break. */
  constructor(arena: Arena, hours: readonly number[], throughMs: (bookingId: string) => number) {
    this.arena = arena;
    this.hours = hours;
    this.throughMs = throughMs;
    this.guaranteed = arena.members.flatMap(({ booking }, index) => (booking.guarantee > 0 ? [index] : []));
    this.longestMs = arena.members.map(({ items }) => longestOf(items));
    this.owed = arena.members.map(() => 0);
    this.paced = arena.members.map(() => false);
  }

  /**
   * Who must go now because of a guarantee; −1 = nobody. `best` is whom the contest would send (−1 = nobody).
   *
   * Invariant: now + Σ(owed plays × longest item) ≤ end of the hour. It holds when an hour begins, since at most the rest
   * of a spot shorter than L runs into it and admission keeps Σ reserved ≤ 3,600 s − L; a guaranteed spot takes at most
   * what was reserved for it; any other spot may start only if the invariant still holds after it.
   */
  due(nowMs: number, roomMs: number): number {
    if (this.guaranteed.length === 0) return -1;
    if (nowMs >= this.hourEndMs) this.enterHour(nowMs);
    return this.earliest(nowMs, roomMs, (i) => this.isPaced(i) && this.owes(i) && this.released(i, nowMs));
  }

  /** Whom to send instead of `best`, which would make a guarantee unreachable or does not exist; otherwise `best`. */
  insteadOf(best: number, nowMs: number, roomMs: number): number {
    if (this.guaranteed.length === 0) return best;
    if (best < 0) {
      const early = this.earliest(nowMs, roomMs, (i) => this.isPaced(i) && this.owes(i));
      return early >= 0 ? early : this.earliest(nowMs, roomMs, (i) => this.isPaced(i));
    }
    if (this.owes(best)) return best;
    const reservedMs = this.guaranteed.reduce((sum, i) => sum + (this.owed[i] ?? 0) * (this.longestMs[i] ?? 0), 0);
    if (reservedMs === 0 || nowMs + this.arena.item(best).durationMs + reservedMs <= this.hourEndMs) return best;
    const urgent = this.earliest(nowMs, roomMs, (i) => this.owes(i));
    return urgent >= 0 ? urgent : best;
  }

  /** Does the airtime of `i` count in the contest? */
  counts(i: number): boolean {
    return !this.isPaced(i);
  }

  /** A spot of `i` started at `startMs`; one that was cut does not redeem the pledge. */
  served(i: number, startMs: number, whole: boolean): void {
    const line = this.arena.lines[i];
    if (!line || !whole || startMs >= this.hourEndMs || !this.guaranteed.includes(i)) return;
    line.hourPlays++;
    this.owed[i] = Math.max(0, (this.owed[i] ?? 0) - 1);
  }

  private enterHour(nowMs: number): void {
    const next = this.hours.findIndex((hour) => hour > nowMs);
    const index = next < 0 ? this.hours.length - 1 : next - 1;
    const hourMs = this.hours[index];
    const inside = hourMs !== undefined && nowMs < hourMs + HOUR_MS;
    this.hourMs = inside ? hourMs : -1;
    this.hourEndMs = inside ? hourMs + HOUR_MS : (this.hours[index + 1] ?? Number.POSITIVE_INFINITY);
    const totalWeight = this.arena.members.reduce((sum, { booking }) => sum + booking.weight, 0);
    for (const i of this.guaranteed) {
      const line = this.arena.lines[i];
      const booking = this.arena.members[i]?.booking;
      if (!line || !booking) continue;
      if (line.hourMs !== this.hourMs) {
        line.hourMs = this.hourMs;
        line.hourPlays = 0;
      }
      const whole = inside && line.sinceMs <= this.hourMs && this.throughMs(booking.id) >= this.hourEndMs;
      this.owed[i] = whole ? Math.max(0, booking.guarantee - line.hourPlays) : 0;
      const reservedMs = booking.guarantee * (this.longestMs[i] ?? 0);
      const paced = whole && reservedMs * totalWeight > booking.weight * HOUR_MS;
      if (paced) this.arena.suspend(i);
      else if (this.isPaced(i)) this.arena.resume(i, nowMs);
      this.paced[i] = paced;
    }
  }

  /** Earliest deadline first: the k-th of n plays is due k/n into the hour. */
  private earliest(nowMs: number, roomMs: number, wanted: (i: number) => boolean): number {
    let best = -1;
    for (const i of this.guaranteed) {
      if (!wanted(i) || this.arena.item(i).durationMs > roomMs || !this.arena.mayStart(i, nowMs)) continue;
      if (best < 0 || this.dueRank(i) * this.perHour(best) < this.dueRank(best) * this.perHour(i)) best = i;
    }
    return best;
  }

  private released(i: number, nowMs: number): boolean {
    return (nowMs - this.hourMs) * this.perHour(i) >= (this.dueRank(i) - 1) * HOUR_MS;
  }

  private dueRank(i: number): number {
    return (this.arena.lines[i]?.hourPlays ?? 0) + 1;
  }

  private perHour(i: number): number {
    return this.arena.members[i]?.booking.guarantee ?? 1;
  }

  private owes(i: number): boolean {
    return (this.owed[i] ?? 0) > 0;
  }

  private isPaced(i: number): boolean {
    return this.paced[i] ?? false;
  }
}
