import { nextStartMs } from "./cap.ts";
import { Contest } from "./contest.ts";
import { IndexedHeap } from "./heap.ts";
import { openingLags } from "./lag.ts";
import { orderedPlaylist, type Playlist, weightedPlaylist } from "./playlist.ts";
import type { DayItem } from "./resolve.ts";
import type { Member } from "./timeline.ts";

/** What a booking's day remembers from segment to segment. Elapsed ms. */
export interface Line {
  ledgerMs: number;
  /** All starts so far: an edit may bring a cap against which they count. */
  readonly starts: number[];
  lastShown: string | null;
  /** The playlist in use and the items it was made for. */
  playlist: { readonly items: readonly DayItem[]; readonly list: Playlist } | null;
  /** Competes without a break since … until (guarantees, G6). */
  sinceMs: number;
  throughMs: number;
  /** The clock hour being counted, and whole plays that started in it. */
  hourMs: number;
  hourPlays: number;
}

export function newLine(): Line {
  return {
    ledgerMs: 0,
    starts: [],
    lastShown: null,
    playlist: null,
    sinceMs: -1,
    throughMs: -1,
    hourMs: -1,
    hourPlays: 0,
  };
}

/** The competitors of one segment: who may go next, who is held back, what each is owed. */
export class Arena {
  readonly members: readonly Member[];
  readonly lines: readonly Line[];
  readonly contest: Contest;
  /** Largest lag (ms) that G1 allows here: L, or 3L when lags were carried in. */
  readonly boundMs: number;
  private readonly playlists: readonly Playlist[];
  /** What each would show next. */
  private readonly next: DayItem[];
  private readonly left: readonly number[];
  private readonly releaseMs: Float64Array;
  private readonly held: IndexedHeap;
  private readonly dayLengthMs: number;
  /** The other half of a swap (G4): must go next. */
  private owedSwap = -1;

  constructor(members: readonly Member[], lines: readonly Line[], nowMs: number, dayLengthMs: number) {
    this.members = members;
    this.lines = lines;
    this.dayLengthMs = dayLengthMs;
    this.playlists = members.map((member, index) => playlistOf(member, lines[index] ?? newLine()));
    this.next = this.playlists.map(({ next }) => next);
    const longestMs = members.reduce((most, { items }) => Math.max(most, longestOf(items)), 0);
    const ledgers = lines.map(({ ledgerMs }) => ledgerMs);
    const { lags, carried } = openingLags(ledgers, longestMs);
    this.boundMs = carried ? 3 * longestMs : longestMs;
    this.left = ledgers.map((ledger, index) => clamp(ledger, longestMs) - (lags[index] ?? 0));
    this.contest = new Contest(
      members.map(({ booking }) => booking.weight),
      this.next.map(({ durationMs }) => durationMs),
      lags,
    );
    const releaseMs = new Float64Array(members.length);
    this.releaseMs = releaseMs;
    this.held = new IndexedHeap(members.length, (a, b) => {
      const left = releaseMs[a] ?? 0;
      const right = releaseMs[b] ?? 0;
      return left === right ? a < b : left < right;
    });
    for (let i = 0; i < members.length; i++) this.holdIfCapped(i, nowMs);
  }

  item(i: number): DayItem {
    const next = this.next[i];
    if (!next) throw new RangeError("no such competitor");
    return next;
  }

  /** Writes what everyone is owed back to the ledgers. */
  close(): void {
    for (const [i, line] of this.lines.entries()) line.ledgerMs = (this.left[i] ?? 0) + this.contest.lagMs(i);
  }

  /** Lets back in whoever's cap allows it again. */
  release(nowMs: number): void {
    for (;;) {
      const first = this.held.top();
      if (first < 0 || (this.releaseMs[first] ?? 0) > nowMs) return;
      this.held.remove(first);
      this.contest.rejoin(first);
    }
  }

  /** When the first one held back may start again; Infinity = nobody today. */
  nextReleaseMs(): number {
    const first = this.held.top();
    return first < 0 ? Number.POSITIVE_INFINITY : (this.releaseMs[first] ?? 0);
  }

  /** Who goes next among those whose next item fits into `roomMs`; −1 = nobody. */
  pick(nowMs: number, roomMs: number, lastMaterial: string | null): number {
    const forced = this.owedSwap;
    this.owedSwap = -1;
    if (forced >= 0 && this.contest.competes(forced) && this.item(forced).durationMs <= roomMs) return forced;
    for (;;) {
      const best = this.contest.best();
      if (best < 0) return -1;
      if (this.item(best).durationMs > roomMs) this.contest.park(best);
      else if (!this.holdIfCapped(best, nowMs)) return this.swapped(best, nowMs, roomMs, lastMaterial);
    }
  }

  /** Who goes next among those whose next item takes at most `limitMs`, the others left as they are; −1 = nobody. */
  pickWithin(nowMs: number, limitMs: number): number {
    const aside: number[] = [];
    let best = this.contest.best();
    for (; best >= 0; best = this.contest.best()) {
      if (this.item(best).durationMs > limitMs) {
        this.contest.park(best);
        aside.push(best);
      } else if (!this.holdIfCapped(best, nowMs)) break;
    }
    this.contest.unpark(aside);
    return best;
  }

  /** Who is cut at the segment's end when nobody fits; −1 = everyone is held back. */
  pickToCut(nowMs: number): number {
    for (;;) {
      const best = this.contest.bestParked();
      if (best < 0 || !this.holdIfCapped(best, nowMs)) return best;
    }
  }

  /** Records a spot of `i`. `counted` = its airtime counts in the contest (not while a guarantee serves it). */
  serve(i: number, startMs: number, durationMs: number, counted: boolean): void {
    const line = this.lines[i];
    const playlist = this.playlists[i];
    if (!line || !playlist) return;
    line.lastShown = playlist.next.id;
    line.starts.push(startMs);
    playlist.advance(durationMs);
    const { next } = playlist;
    this.next[i] = next;
    this.contest.serve(i, counted ? durationMs : 0, next.durationMs);
    this.holdIfCapped(i, startMs + durationMs);
  }

  /** A guarantee serves `i` for now: it leaves Σw and virtual time. */
  suspend(i: number): void {
    if (this.contest.competes(i)) this.contest.leave(i);
    else if ((this.releaseMs[i] ?? 0) > 0) this.held.remove(i);
    this.releaseMs[i] = 0;
  }

  /** `i` competes by its weight again, with a lag of at most zero. */
  resume(i: number, nowMs: number): void {
    this.contest.rejoin(i);
    this.holdIfCapped(i, nowMs);
  }

  /** Corrects the airtime of the latest spot: it was stretched or cut by `byMs` (may be negative). */
  adjust(i: number, byMs: number): void {
    this.contest.serve(i, byMs, this.item(i).durationMs);
  }

  /** May a capped booking start now? */
  mayStart(i: number, nowMs: number): boolean {
    return this.freeMs(i, nowMs) <= nowMs;
  }

  /** From when on its cap lets a booking start; Infinity = not today. */
  freeMs(i: number, nowMs: number): number {
    const cap = this.members[i]?.booking.cap ?? 0;
    return cap === 0 ? nowMs : nextStartMs(this.lines[i]?.starts ?? [], cap, nowMs, this.dayLengthMs);
  }

  private holdIfCapped(i: number, nowMs: number): boolean {
    const cap = this.members[i]?.booking.cap ?? 0;
    if (cap === 0 || !this.contest.competes(i)) return false;
    const freeMs = nextStartMs(this.lines[i]?.starts ?? [], cap, nowMs, this.dayLengthMs);
    if (freeMs <= nowMs) return false;
    this.contest.leave(i);
    this.releaseMs[i] = freeMs;
    if (freeMs < this.dayLengthMs) this.held.push(i);
    return true;
  }

  /**
   * G4: if `first` repeats the material just shown and the one after it would not, the one after it goes first, provided
   * that the prefix between them still meets G1. Only `first` can fall too far behind and only the other get too far
   * ahead: after both, everything stands as without the swap.
   */
  private swapped(first: number, nowMs: number, roomMs: number, lastMaterial: string | null): number {
    const item = this.item(first);
    if (this.members.length < 2 || item.material !== lastMaterial) return first;
    const playlist = this.playlists[first];
    if (!playlist) return first;
    playlist.advance(item.durationMs);
    this.contest.serve(first, item.durationMs, playlist.next.durationMs);
    const second = this.contest.best();
    playlist.retreat();
    this.contest.serve(first, -item.durationMs, item.durationMs);
    if (second < 0 || second === first) return first;
    const other = this.item(second);
    const fits =
      other.material !== lastMaterial &&
      other.durationMs + item.durationMs <= roomMs &&
      this.mayStart(second, nowMs) &&
      this.mayStart(first, nowMs + other.durationMs) &&
      this.contest.staysBelow(first, other.durationMs, this.boundMs) &&
      this.contest.staysAbove(second, other.durationMs, this.boundMs);
    if (!fits) return first;
    this.owedSwap = first;
    return second;
  }
}

export function longestOf(items: readonly DayItem[]): number {
  return items.reduce((longest, { durationMs }) => Math.max(longest, durationMs), 0);
}

function clamp(value: number, bound: number): number {
  return Math.max(-bound, Math.min(bound, value));
}

/** Keeps a playlist's state while what can be shown stays the same; otherwise goes on behind the item shown last. */
function playlistOf({ booking, items }: Member, line: Line): Playlist {
  const same =
    line.playlist !== null &&
    line.playlist.items.length === items.length &&
    line.playlist.items.every((item, index) => item === items[index]);
  if (same && line.playlist) return line.playlist.list;
  const list = booking.order === "weighted" ? weightedPlaylist(items) : orderedPlaylist(items, line.lastShown);
  line.playlist = { items, list };
  return list;
}
