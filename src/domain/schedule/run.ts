import { Arena, type Line, newLine } from "./arena.ts";
import { intervalAt } from "../time/interval.ts";
import { type Budget, unlimited } from "./budget.ts";
import { cutInstant, editInstants, isInForce } from "./edit.ts";
import { HOLD, Pledges } from "./pledge.ts";
import type { DayBooking, DayItem, ResolvedDay } from "./resolve.ts";
import { type Member, sameMembers, type Segment, type Timeline, timelineOf } from "./timeline.ts";

/** One spot; elapsed ms. `booking` is null for the fallback. */
export interface Spot {
  readonly startMs: number;
  durationMs: number;
  readonly booking: DayBooking | null;
  readonly item: DayItem | null;
}

/** Shorter remainders are not worth a spot: they stretch the one before. */
const SHORTEST_MS = 1000;

/** Plays one resolved local day from midnight to midnight (§2–§4). Deterministic; nothing but the day counts. Throws TooMuchWork. */
export function runDay(day: ResolvedDay, budget: Budget = unlimited()): Spot[] {
  const runner = new Runner(day, budget);
  runner.epochs(editInstants(day));
  return runner.spots;
}

/** Plays a day epoch by epoch. */
export class Runner {
  readonly spots: Spot[] = [];
  private readonly day: ResolvedDay;
  private readonly budget: Budget;
  private readonly lines = new Map<string, Line>();
  private timeline: Timeline = { main: [], fillers: [] };
  private nowMs = 0;
  private mainAt = 0;
  private fillerAt = 0;
  private segment: Segment | null = null;
  private arena: Arena | null = null;
  private pledges: Pledges | null = null;
  private fillers: { readonly segment: Segment; readonly arena: Arena } | null = null;
  /** Who showed the latest spot, to correct its airtime. */
  private onAir: { readonly arena: Arena; readonly i: number } | null = null;
  private lastMaterial: string | null = null;

  constructor(day: ResolvedDay, budget: Budget) {
    this.day = day;
    this.budget = budget;
  }

  /** The day from the first of these instants on, each known no earlier than it comes. */
  epochs(instants: readonly number[]): void {
    for (const [index, at] of instants.entries()) this.epoch(at, instants[index + 1] ?? this.day.lengthMs);
  }

  /** Takes over what was shown before `untilMs`, a time with these edits. */
  adopt(shown: readonly Spot[], edits: readonly number[], untilMs: number): void {
    for (const [index, editMs] of edits.entries()) {
      const nextMs = edits[index + 1] ?? untilMs;
      for (const segment of this.known(editMs).main) if (segment.startMs < nextMs) this.attend(segment);
      for (const line of this.lines.values()) line.throughMs = Math.min(line.throughMs, nextMs);
    }
    for (const spot of shown) {
      this.spots.push({ ...spot });
      this.lastMaterial = spot.item?.material ?? this.day.fallback?.material ?? null;
      if (!spot.booking || !spot.item) continue;
      const line = this.line(spot.booking.id);
      line.starts.push(spot.startMs);
      line.lastShown = spot.item.id;
    }
  }

  /** Who holds the screen from an instant on, as known then. */
  private known(atMs: number): Timeline {
    const inForce = this.day.bookings.filter((booking) => isInForce(booking, atMs));
    return timelineOf(inForce, this.day.open, atMs, atMs, this.budget);
  }

  /**
   * Plans every spot that starts in `[knownAtMs, untilMs)` by what is known at `knownAtMs`, and nothing later: so what a
   * later edit brings cannot change a spot that began before it (G10).
   */
  private epoch(knownAtMs: number, untilMs: number): void {
    this.timeline = this.known(knownAtMs);
    this.mainAt = 0;
    this.fillerAt = 0;
    this.closeFillers();
    this.interrupt(knownAtMs);
    this.keepOrLeaveSegment(knownAtMs);
    while (this.nowMs < untilMs && this.step()) {}
  }

  /** The spot on the air finishes, unless it was cancelled, withdrawn, or a takeover begins or ends meanwhile. */
  private interrupt(editMs: number): void {
    const spot = this.spots[this.spots.length - 1];
    const endMs = spot ? spot.startMs + spot.durationMs : 0;
    this.nowMs = Math.max(editMs, endMs);
    if (!spot || endMs <= editMs) return;
    const cutMs = cutInstant(this.day, spot, editMs, this.timeline, this.segment);
    if (cutMs >= endMs) return;
    this.onAir?.arena.adjust(this.onAir.i, cutMs - endMs);
    spot.durationMs = cutMs - spot.startMs;
    this.nowMs = cutMs;
  }

  /** An edit that leaves the running competition as it is does not end its segment. */
  private keepOrLeaveSegment(editMs: number): void {
    if (!this.segment) return;
    const next = this.timeline.main.find(({ startMs, endMs }) => startMs <= this.nowMs && this.nowMs < endMs);
    if (next && next.startMs <= editMs && sameMembers(next.members, this.segment.members)) {
      this.segment = next;
      this.arena?.contest.unpark();
      if (this.arena) this.pledges = this.pledgesOf(next, this.arena);
      return;
    }
    this.leaveSegment(editMs);
  }

  /** Advances by one spot or one gap; false = the day is over. */
  private step(): boolean {
    const segment = this.segmentNow();
    if (!segment) return false;
    if (segment.startMs > this.nowMs) this.nowMs = segment.startMs;
    else if (segment !== this.segment || !this.arena) this.enter(segment);
    else this.show(segment, this.arena);
    return true;
  }

  private segmentNow(): Segment | null {
    const { main } = this.timeline;
    for (let segment = main[this.mainAt]; segment; segment = main[++this.mainAt]) {
      if (segment.endMs > this.nowMs) return segment;
      if (segment !== this.segment) this.pass(segment);
    }
    return null;
  }

  /** A spot ran over the whole segment: nobody was shown in it, but they were there. */
  private pass(segment: Segment): void {
    this.leaveSegment(this.segment?.endMs ?? segment.startMs);
    this.attend(segment);
  }

  /** Notes who competes in the segment. */
  private attend(segment: Segment): Line[] {
    const lines = segment.members.map((member) => this.line(member.booking.id));
    for (const line of lines) {
      if (line.throughMs < segment.startMs) line.sinceMs = segment.startMs;
      line.throughMs = segment.endMs;
    }
    return lines;
  }

  private enter(segment: Segment): void {
    if (this.segment !== segment) this.leaveSegment(this.segment?.endMs ?? segment.startMs);
    this.segment = segment;
    if (segment.members.length === 0) {
      this.fallback(segment, segment.endMs);
      return;
    }
    this.budget.spend(8 * segment.members.length);
    const lines = this.attend(segment);
    this.arena = new Arena(segment.members, lines, this.nowMs, this.day.lengthMs);
    this.pledges = this.pledgesOf(segment, this.arena);
  }

  private pledgesOf(segment: Segment, arena: Arena): Pledges {
    const staysUntil = (member: Member, untilMs: number) => this.staysUntil(segment, member, untilMs);
    return new Pledges(arena, this.day.hours, staysUntil, this.budget);
  }

  /** Does a booking that competes now stay in the top tier without a break to `untilMs`? */
  private staysUntil(from: Segment, { booking, items }: Member, untilMs: number): boolean {
    if (from.tierEndMs < untilMs) return false;
    const active = intervalAt(booking.active, this.nowMs);
    return active !== null && untilMs <= active.endMs && items.some((item) => untilMs <= item.untilMs);
  }

  private leaveSegment(atMs: number): void {
    for (const line of this.arena?.lines ?? []) line.throughMs = Math.min(line.throughMs, atMs);
    this.arena?.close();
    this.closeFillers();
    this.arena = null;
    this.pledges = null;
    this.segment = null;
    this.onAir = null;
  }

  private closeFillers(): void {
    this.fillers?.arena.close();
    this.fillers = null;
  }

  private show(segment: Segment, arena: Arena): void {
    const roomMs = segment.endMs - this.nowMs;
    const short = roomMs < SHORTEST_MS && !segment.hardEnd && (this.pledges?.mayStretch(this.nowMs, roomMs) ?? true);
    if (short && this.stretch(roomMs)) return;
    arena.release(this.nowMs);
    const pledges = this.pledges;
    let i = pledges?.dueAt(this.nowMs, roomMs) ?? -1;
    if (i < 0) i = arena.pick(this.nowMs, roomMs, this.lastMaterial);
    i = pledges?.insteadOf(i, this.nowMs, roomMs) ?? i;
    let limitMs = roomMs;
    if (i === HOLD && pledges) {
      limitMs = Math.min(roomMs, pledges.limitMs(this.nowMs));
      this.budget.spend(arena.members.length);
      i = arena.pickWithin(this.nowMs, limitMs);
    } else if (i < 0) {
      i = arena.pickToCut(this.nowMs);
      if (i < 0) i = pledges?.toCut(this.nowMs) ?? -1;
    }
    if (i >= 0) this.play(arena, i, pledges?.roomFor(i, this.nowMs, roomMs) ?? roomMs, pledges);
    else if (segment.tier === "regular" || segment.tier === "exclusive") this.fill(segment, arena, limitMs);
    else this.fallback(segment, this.nextReleaseMs(arena));
  }

  /** When the first of those who are held back in the segment may start again. */
  private nextReleaseMs(arena: Arena): number {
    return Math.min(arena.nextReleaseMs(), this.pledges?.nextReleaseMs() ?? Number.POSITIVE_INFINITY);
  }

  private play(arena: Arena, i: number, roomMs: number, pledges: Pledges | null): void {
    const item = arena.item(i);
    const booking = arena.members[i]?.booking ?? null;
    const startMs = this.nowMs;
    const durationMs = Math.min(item.durationMs, roomMs);
    arena.serve(i, startMs, durationMs, pledges?.counts(i) ?? true);
    pledges?.served(i, startMs, durationMs === item.durationMs);
    this.budget.spendSpot();
    this.spots.push({ startMs, durationMs, booking, item });
    this.nowMs = startMs + durationMs;
    this.onAir = { arena, i };
    this.lastMaterial = item.material;
  }

  /** Everyone in the tier is held back by caps: fillers share the time among themselves, with spots up to `limitMs`. */
  private fill(segment: Segment, arena: Arena, limitMs: number): void {
    const untilMs = this.nextReleaseMs(arena);
    const standby = this.fillerSegment();
    if (!standby || standby.startMs > this.nowMs) {
      this.fallback(segment, Math.min(untilMs, standby?.startMs ?? untilMs));
      return;
    }
    if (this.fillers?.segment !== standby) {
      this.closeFillers();
      const lines = standby.members.map((member) => this.line(member.booking.id));
      this.fillers = { segment: standby, arena: new Arena(standby.members, lines, this.nowMs, this.day.lengthMs) };
    }
    const fillers = this.fillers.arena;
    const roomMs = Math.min(segment.endMs, standby.endMs) - this.nowMs;
    fillers.release(this.nowMs);
    const freeMs = Math.min(limitMs, this.pledges?.fillMs(this.nowMs) ?? limitMs);
    const held = freeMs < roomMs;
    let i = held ? fillers.pickWithin(this.nowMs, freeMs) : fillers.pick(this.nowMs, roomMs, this.lastMaterial);
    if (i < 0 && !held) i = fillers.pickToCut(this.nowMs);
    if (i >= 0) this.play(fillers, i, roomMs, null);
    else this.fallback(segment, Math.min(untilMs, standby.endMs, fillers.nextReleaseMs()));
  }

  private fillerSegment(): Segment | null {
    const { fillers } = this.timeline;
    for (let segment = fillers[this.fillerAt]; segment; segment = fillers[++this.fillerAt]) {
      if (segment.endMs > this.nowMs) return segment;
    }
    return null;
  }

  /** Nothing can play before `untilMs`: the fallback does, in whole spots but for the last; or, without one, nothing. */
  private fallback(segment: Segment, untilMs: number): void {
    const endMs = Math.min(segment.endMs, untilMs);
    const item = this.day.fallback;
    this.onAir = null;
    if (item === null) {
      this.nowMs = endMs;
      return;
    }
    const leftMs = endMs - this.nowMs;
    const hard = segment.hardEnd && endMs === segment.endMs;
    const restMs = leftMs - item.durationMs;
    const durationMs = restMs < (hard ? 0 : SHORTEST_MS) ? leftMs : item.durationMs;
    this.budget.spendSpot();
    this.spots.push({ startMs: this.nowMs, durationMs, booking: null, item: null });
    this.nowMs += durationMs;
    this.lastMaterial = item.material;
  }

  /** Lets the spot before run on to the segment's end; false = it was not shown in this segment. */
  private stretch(byMs: number): boolean {
    const spot = this.spots[this.spots.length - 1];
    if (!spot || !this.onAir || spot.startMs + spot.durationMs !== this.nowMs) return false;
    spot.durationMs += byMs;
    this.onAir.arena.adjust(this.onAir.i, byMs);
    this.nowMs += byMs;
    return true;
  }

  private line(id: string): Line {
    const known = this.lines.get(id);
    if (known) return known;
    const line = newLine();
    this.lines.set(id, line);
    return line;
  }
}
