import type { Tier } from "../../contracts/plan.ts";
import type { Interval } from "../time/interval.ts";
import { type Budget, unlimited } from "./budget.ts";
import type { DayBooking, DayItem } from "./resolve.ts";

/** A booking with what it can show during a segment. */
export interface Member {
  readonly booking: DayBooking;
  readonly items: readonly DayItem[];
}

/** A stretch in which the set of competing bookings, and what they can show, does not change (§3). Elapsed ms. */
export interface Segment {
  readonly startMs: number;
  readonly endMs: number;
  /** `null` = no booking can play. */
  readonly tier: Tier | null;
  /** How long this tier holds the screen without a break; a takeover by one booking. */
  readonly tierEndMs: number;
  /** By booking id. */
  readonly members: readonly Member[];
  /** Ends at closing time, at midnight or where a takeover begins: nothing is stretched over or up to it. */
  readonly hardEnd: boolean;
}

const RANK = { filler: 0, regular: 1, exclusive: 2, takeover: 3 } as const;

/** Who holds the screen when, and which fillers stand by, as known at one instant. */
export interface Timeline {
  /** Covers opening hours without holes. */
  readonly main: readonly Segment[];
  /** The stretches in which some filler can play, whatever plays above it. */
  readonly fillers: readonly Segment[];
}

/** Resolves tiers over `[fromMs, …)` for the versions in force; items withdrawn by `knownAtMs` are left out. */
export function timelineOf(
  bookings: readonly DayBooking[],
  open: readonly Interval[],
  fromMs: number,
  knownAtMs: number,
  budget: Budget = unlimited(),
): Timeline {
  const pieces = bookings.flatMap((booking) => piecesOf(booking, fromMs, knownAtMs));
  const fillers = pieces.filter(({ member }) => member.booking.tier === "filler");
  return {
    main: open.flatMap((interval) => segmentsOf(pieces, Math.max(fromMs, interval.startMs), interval.endMs, budget)),
    fillers: open
      .flatMap((interval) => segmentsOf(fillers, Math.max(fromMs, interval.startMs), interval.endMs, budget))
      .filter(({ members }) => members.length > 0),
  };
}

interface Piece extends Interval {
  readonly member: Member;
}

/** A booking's active time, split where what it can show changes; pieces without anything to show left out. */
function piecesOf(booking: DayBooking, fromMs: number, knownAtMs: number): Piece[] {
  const items = booking.items.filter(({ withdrawnMs }) => withdrawnMs === null || withdrawnMs > knownAtMs);
  const changes = [...new Set(items.flatMap((item) => [item.fromMs, item.untilMs]))].sort((a, b) => a - b);
  const pieces: Piece[] = [];
  for (let i = 0; i + 1 < changes.length; i++) {
    const from = changes[i] ?? 0;
    const to = changes[i + 1] ?? 0;
    const playable = items.filter((item) => item.fromMs <= from && item.untilMs >= to);
    if (playable.length === 0) continue;
    const member = { booking, items: playable.length === booking.items.length ? booking.items : playable };
    for (const interval of booking.active) {
      const startMs = Math.max(interval.startMs, from, fromMs);
      const endMs = Math.min(interval.endMs, to);
      if (startMs < endMs) pieces.push({ startMs, endMs, member });
    }
  }
  return pieces;
}

function segmentsOf(pieces: readonly Piece[], startMs: number, endMs: number, budget: Budget): Segment[] {
  if (startMs >= endMs) return [];
  const inside = pieces.filter((piece) => piece.startMs < endMs && piece.endMs > startMs);
  const edges = new Set([startMs, endMs]);
  for (const piece of inside) {
    if (piece.startMs > startMs) edges.add(piece.startMs);
    if (piece.endMs < endMs) edges.add(piece.endMs);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const segments: Draft[] = [];
  // By booking id throughout; each edge takes out who ends and merges in who starts.
  let running: Piece[] = [];
  const starting = startingAt(inside, startMs);
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i] ?? startMs;
    const to = sorted[i + 1] ?? endMs;
    running = merged(running, starting.get(from) ?? [], from);
    budget.spend(1 + (running.length >> 2));
    const members = topOf(running);
    const tier = members[0]?.booking.tier ?? null;
    const last = segments[segments.length - 1];
    if (last && sameMembers(last.members, members)) last.endMs = to;
    else {
      if (last && tier === "takeover") last.hardEnd = true;
      segments.push({ startMs: from, endMs: to, tier, members, hardEnd: false, tierEndMs: to });
    }
  }
  const last = segments[segments.length - 1];
  if (last) last.hardEnd = true;
  noteTierEnds(segments);
  return segments;
}

type Draft = { -readonly [K in keyof Segment]: Segment[K] };

/** Pieces by the edge at which they begin to count, each list by booking id. */
function startingAt(pieces: readonly Piece[], fromMs: number): Map<number, Piece[]> {
  const byStart = new Map<number, Piece[]>();
  for (const piece of [...pieces].sort(byId)) {
    const at = Math.max(piece.startMs, fromMs);
    const list = byStart.get(at);
    if (list) list.push(piece);
    else byStart.set(at, [piece]);
  }
  return byStart;
}

function byId({ member: { booking: a } }: Piece, { member: { booking: b } }: Piece): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Those of `running` that go on at `atMs` and those that start, by booking id. */
function merged(running: readonly Piece[], starting: readonly Piece[], atMs: number): Piece[] {
  const all: Piece[] = [];
  let next = 0;
  for (const piece of running) {
    if (piece.endMs <= atMs) continue;
    for (let other = starting[next]; other && byId(other, piece) < 0; other = starting[++next]) all.push(other);
    all.push(piece);
  }
  return all.concat(starting.slice(next));
}

function noteTierEnds(segments: Draft[]): void {
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i];
    const next = segments[i + 1];
    if (!segment) continue;
    const sameHolder = segment.tier !== "takeover" || next?.members[0]?.booking === segment.members[0]?.booking;
    segment.tierEndMs = next?.tier === segment.tier && sameHolder ? next.tierEndMs : segment.endMs;
  }
}

/** The members of the highest tier, in their order; of takeovers the one issued last, then the larger id. */
function topOf(pieces: readonly Piece[]): Member[] {
  let rank = -1;
  let top: Member[] = [];
  for (const { member } of pieces) {
    const own = RANK[member.booking.tier];
    if (own < rank) continue;
    if (own > rank) {
      rank = own;
      top = [];
    }
    top.push(member);
  }
  if (rank < RANK.takeover) return top;
  const latest = top.reduce((a, b) => (b.booking.issued >= a.booking.issued ? b : a));
  return [latest];
}

/** The same versions with the same items? */
export function sameMembers(a: readonly Member[], b: readonly Member[]): boolean {
  return (
    a.length === b.length &&
    a.every((member, index) => {
      const other = b[index];
      return (
        other !== undefined &&
        member.booking === other.booking &&
        member.items.length === other.items.length &&
        member.items.every((item, at) => item === other.items[at])
      );
    })
  );
}
