import { type Arena, longestOf } from "./arena.ts";
import type { Budget } from "./budget.ts";
import { HOUR_MS } from "./cap.ts";
import type { IndexedHeap } from "./heap.ts";
import { clockHourAt, NOTHING, Pace } from "./pace.ts";
import { type Pledge, Queues } from "./queues.ts";
import type { Member } from "./timeline.ts";

/** Nobody may go whose spot would make a guarantee unreachable that cannot be served yet. */
export const HOLD = -2;

/**
 * What is owed in one segment by the clock, hour by hour: guarantees (G6), and capped bookings whose share alone would
 * exceed their cap (G5). Both are served evenly, earliest deadline first: the k-th of n plays is due k/n into the hour.
 * Meanwhile they are out of the contest, and the others share the rest by weight. Elapsed ms.
 *
 * Invariant: now + Σ(plays owed × longest item) ≤ end of the hour. It holds when an hour begins, since at most the rest of
 * a spot shorter than L runs into it and admission keeps Σ reserved ≤ 3,600 s − L; a spot of one who is owed takes at most
 * what was reserved for it; any other spot may start only if the invariant still holds after it. Guarantees come first:
 * while the cap of one that is owed keeps it waiting, only spots that leave it room may start. Who has a cap and a
 * guarantee is always served by the clock, since plays in a row would make its cap hold it back for as long an hour later.
 *
 * Where a segment ends within the hour, a guaranteed spot that does not fit any more waits in `over` and runs over the
 * edge as soon as whatever else could go would break the invariant. Only fillers may be longer than L: `fillMs` bounds
 * them.
 *
 * Whoever is served this hour waits in `held` for its cap, or is in one heap by what it is owed and, if paced, in
 * `waiting` for its time or in `due`. O(log pledges) per spot.
 */
export class Pledges {
  private readonly arena: Arena;
  private readonly hours: readonly number[];
  private readonly staysUntil: (member: Member, untilMs: number) => boolean;
  private readonly budget: Budget;
  private readonly pledges: readonly Pledge[];
  private readonly numbers: ReadonlyMap<number, number>;
  private readonly pace: Pace;
  private readonly queues: Queues;
  /** What is guaranteed to all in an hour, ms. */
  private readonly reservedMs: number;
  /** Who was due, but did not fit into what is left of the segment. */
  private unfit = -1;
  private firmMs = 0;
  private softMs = 0;
  private hourMs = -1;
  private hourEndMs = -1;

  /** `hours`: starts of clock hours; `staysUntil(member, untilMs)`: does the booking compete without a break till then? */
  constructor(
    arena: Arena,
    hours: readonly number[],
    staysUntil: (member: Member, untilMs: number) => boolean,
    budget: Budget,
  ) {
    this.arena = arena;
    this.hours = hours;
    this.staysUntil = staysUntil;
    this.budget = budget;
    const longestMs = arena.members.reduce((most, { items }) => Math.max(most, longestOf(items)), 0);
    this.pace = new Pace(arena.members, longestMs);
    this.pledges = arena.members.flatMap((member, i): Pledge[] => {
      const { booking, items } = member;
      if (booking.guarantee === 0 && !this.pace.isLimited(member)) return [];
      const none = { firm: 0, soft: 0, pace: 0, freeMs: 0, dueMs: 0, plays: 0, rate: 1 };
      return [{ i, longestMs: longestOf(items), ...none }];
    });
    this.numbers = new Map(this.pledges.map(({ i }, number) => [i, number]));
    this.queues = new Queues(this.pledges);
    this.reservedMs = this.pledges.reduce((sum, { i, longestMs: own }) => sum + own * this.guaranteeOf(i), 0);
  }

  /** Who must go now because its time in the hour has come; −1 = nobody. */
  dueAt(nowMs: number, roomMs: number): number {
    if (this.pledges.length === 0) return -1;
    if (nowMs >= this.hourEndMs) this.enterHour(nowMs);
    const { held, waiting, due } = this.queues;
    for (let n = held.top(); n >= 0 && (this.pledges[n]?.freeMs ?? 0) <= nowMs; n = held.top()) this.place(n, nowMs);
    for (let n = waiting.top(); n >= 0 && (this.pledges[n]?.dueMs ?? 0) <= nowMs; n = waiting.top()) {
      waiting.remove(n);
      due.push(n);
    }
    return this.first(due, nowMs, roomMs);
  }

  /**
   * Whom to send instead of `best`, which would make a pledge unreachable or does not exist; otherwise `best`, or HOLD.
   * Whoever is sent in its place must leave the guarantees their room like anybody else.
   */
  insteadOf(best: number, nowMs: number, roomMs: number): number {
    if (best >= 0 && this.firmMs + this.softMs === 0) return best;
    if (best >= 0 && !this.leavesRoom(best, nowMs, this.firmMs)) return this.guaranteed(best, nowMs, roomMs);
    if (best >= 0 && (this.isOwed(best) || this.leavesRoom(best, nowMs, this.firmMs + this.softMs))) return best;
    let other = this.firstOwed(nowMs, roomMs);
    if (other < 0) other = best < 0 ? this.first(this.queues.spare, nowMs, roomMs) : best;
    if (this.leavesRoom(other, nowMs, this.firmMs, roomMs)) return other;
    const urgent = this.guaranteed(other, nowMs, roomMs);
    return urgent === HOLD && best >= 0 ? best : urgent;
  }

  /** Who is owed a guarantee instead of `other`, which leaves them too little room; HOLD = they wait for their caps. */
  private guaranteed(other: number, nowMs: number, roomMs: number): number {
    let urgent = this.first(this.queues.firm, nowMs, roomMs);
    if (urgent < 0) urgent = this.first(this.queues.over, nowMs, this.hourEndMs - nowMs);
    if (urgent >= 0) return urgent;
    return this.limitMs(nowMs) > 0 ? HOLD : other;
  }

  /**
   * Are `owedMs` still reachable this hour after a spot of `i`, or after whatever fills the room if `i` is −1? What is
   * guaranteed to `i` takes what was reserved for it.
   */
  private leavesRoom(i: number, nowMs: number, owedMs: number, roomMs = 0): boolean {
    if (owedMs === 0 || (this.pledgeOf(i)?.firm ?? 0) > 0) return true;
    const spotMs = i < 0 ? roomMs : this.arena.item(i).durationMs;
    return nowMs + spotMs + owedMs <= this.hourEndMs;
  }

  private isOwed(i: number): boolean {
    const own = this.pledgeOf(i);
    return own !== undefined && own.firm + own.soft > 0;
  }

  /** The longest spot (ms) without a guarantee after which every guarantee is still reachable. */
  limitMs(nowMs: number): number {
    return this.hourEndMs - this.firmMs - nowMs;
  }

  /** How long fillers may play, so that what runs into the next hour leaves it room for what is guaranteed. */
  fillMs(nowMs: number): number {
    return this.reservedMs === 0 ? Number.POSITIVE_INFINITY : this.hourEndMs + HOUR_MS - this.reservedMs - nowMs;
  }

  /** May the spot on the air take `byMs` more? */
  mayStretch(nowMs: number, byMs: number): boolean {
    return this.leavesRoom(-1, nowMs, this.firmMs, byMs);
  }

  /**
   * How long a spot of `i` may last: to the segment's end in `roomMs`, and beyond it within the hour if it is guaranteed. A
   * change among the others must not cost a guarantee, which stays in its tier all hour.
   */
  roomFor(i: number, nowMs: number, roomMs: number): number {
    if ((this.pledgeOf(i)?.firm ?? 0) === 0) return roomMs;
    const { durationMs, untilMs } = this.arena.item(i);
    const endMs = nowMs + durationMs;
    return endMs <= this.hourEndMs && endMs <= untilMs ? Math.max(roomMs, durationMs) : roomMs;
  }

  /** Who is cut at the segment's end when nobody of the contest is; −1 = nobody. */
  toCut(nowMs: number): number {
    return this.unfit >= 0 && this.arena.mayStart(this.unfit, nowMs) ? this.unfit : -1;
  }

  /** When somebody who cannot be sent now may be again; Infinity = nobody this segment. */
  nextReleaseMs(): number {
    const first = this.queues.held.top();
    const freeMs = first < 0 ? Number.POSITIVE_INFINITY : (this.pledges[first]?.freeMs ?? 0);
    return this.pledges.length === 0 ? freeMs : Math.min(freeMs, this.hourEndMs);
  }

  /** Does the airtime of `i` count in the contest? */
  counts(i: number): boolean {
    return (this.pledgeOf(i)?.pace ?? 0) === 0;
  }

  /** A spot of `i` started at `startMs`; one that was cut does not redeem the pledge. */
  served(i: number, startMs: number, whole: boolean): void {
    const number = this.numbers.get(i);
    const pledge = this.pledgeOf(i);
    const line = this.arena.lines[i];
    if (number === undefined || !pledge || !line || startMs >= this.hourEndMs) return;
    this.queues.withdraw(number);
    if (whole) {
      pledge.plays = ++line.hourPlays;
      if (pledge.firm > 0) {
        pledge.firm--;
        this.firmMs -= pledge.longestMs;
      } else if (pledge.soft > 0) {
        pledge.soft--;
        this.softMs -= pledge.longestMs;
      }
    }
    this.place(number, startMs);
  }

  private guaranteeOf(i: number): number {
    return this.arena.members[i]?.booking.guarantee ?? 0;
  }

  private pledgeOf(i: number): Pledge | undefined {
    const number = this.numbers.get(i);
    return number === undefined ? undefined : this.pledges[number];
  }

  private enterHour(nowMs: number): void {
    const { startMs, endMs } = clockHourAt(this.hours, nowMs);
    const inside = startMs >= 0;
    this.hourMs = startMs;
    this.hourEndMs = endMs;
    this.firmMs = 0;
    this.softMs = 0;
    this.budget.spend(8 * this.pledges.length);
    for (const [number, pledge] of this.pledges.entries()) {
      const line = this.arena.lines[pledge.i];
      const member = this.arena.members[pledge.i];
      if (!line || !member) continue;
      this.queues.withdraw(number);
      this.enterPledge(pledge, line, member, inside, nowMs);
      this.firmMs += pledge.firm * pledge.longestMs;
      this.softMs += pledge.soft * pledge.longestMs;
      this.place(number, nowMs);
    }
  }

  private enterPledge(
    pledge: Pledge,
    line: Arena["lines"][number],
    member: Member,
    inside: boolean,
    nowMs: number,
  ): void {
    if (line.hourMs !== this.hourMs) {
      line.hourMs = this.hourMs;
      line.hourPlays = line.starts.filter((startMs) => startMs >= this.hourMs).length;
    }
    const whole = inside && line.sinceMs <= this.hourMs && this.staysUntil(member, this.hourEndMs);
    const { firm, soft, pace } = whole ? this.pace.owed(member, line.hourPlays) : NOTHING;
    if (pace > 0) this.arena.suspend(pledge.i);
    else if (pledge.pace > 0) this.arena.resume(pledge.i, nowMs);
    const { booking } = member;
    pledge.firm = firm;
    pledge.soft = soft;
    pledge.pace = pace;
    pledge.plays = line.hourPlays;
    pledge.rate = pace || booking.guarantee || booking.cap;
  }

  /** Puts a pledge where its state says; it is in no heap but perhaps `held`. */
  private place(number: number, nowMs: number): void {
    const pledge = this.pledges[number];
    if (!pledge) return;
    this.queues.held.remove(number);
    if (pledge.firm + pledge.soft + pledge.pace === 0) return;
    pledge.freeMs = this.arena.freeMs(pledge.i, nowMs);
    if (pledge.freeMs >= this.hourEndMs) this.forgo(pledge);
    const { firm, soft, pace, plays } = pledge;
    if (pledge.freeMs > nowMs) {
      if (pledge.freeMs < Number.POSITIVE_INFINITY) this.queues.held.push(number);
      return;
    }
    (firm > 0 ? this.queues.firm : soft > 0 ? this.queues.soft : this.queues.spare).push(number);
    if (plays >= pace) return;
    pledge.dueMs = this.hourMs + Math.ceil((plays * HOUR_MS) / pace);
    this.queues.waiting.push(number);
  }

  /** What can be played no more this hour, or in this segment, holds nobody up. */
  private forgo(pledge: Pledge): void {
    this.firmMs -= pledge.firm * pledge.longestMs;
    this.softMs -= pledge.soft * pledge.longestMs;
    pledge.firm = 0;
    pledge.soft = 0;
  }

  /**
   * The first of a heap that fits and may start. Whoever does not fit will not until the segment ends: it leaves them all
   * and holds nobody up till then, like whoever's cap has run out for the day.
   */
  private first(heap: IndexedHeap, nowMs: number, roomMs: number): number {
    for (let number = heap.top(); number >= 0; number = heap.top()) {
      const pledge = this.pledges[number];
      if (!pledge) return -1;
      if (!this.arena.mayStart(pledge.i, nowMs)) {
        this.queues.withdraw(number);
        this.place(number, nowMs);
      } else if (this.arena.item(pledge.i).durationMs > roomMs) {
        this.queues.withdraw(number);
        const { durationMs } = this.arena.item(pledge.i);
        if (this.roomFor(pledge.i, nowMs, roomMs) >= durationMs) this.queues.over.push(number);
        else this.forgo(pledge);
        if (this.unfit < 0) this.unfit = pledge.i;
      } else return pledge.i;
    }
    return -1;
  }

  private firstOwed(nowMs: number, roomMs: number): number {
    const firm = this.first(this.queues.firm, nowMs, roomMs);
    const soft = this.first(this.queues.soft, nowMs, roomMs);
    if (firm < 0 || soft < 0) return Math.max(firm, soft);
    return this.queues.firm.precedes(this.queues.firm.top(), this.queues.soft.top()) ? firm : soft;
  }
}
