import { Contest } from "./contest.ts";
import type { DayItem } from "./resolve.ts";

/** Which item of a booking comes next, among those playable now. Not empty. */
export interface Playlist {
  readonly next: DayItem;
  /** The next item has been shown for `airtimeMs`. */
  advance(airtimeMs: number): void;
  /** Undoes the latest `advance`. */
  retreat(): void;
}

/** Goes round in order, starting behind the item shown last (G3). */
export function orderedPlaylist(items: readonly DayItem[], lastShown: string | null): Playlist {
  const behind = items.findIndex(({ id }) => id === lastShown) + 1;
  let at = behind % items.length;
  return {
    get next() {
      return entry(items, at);
    },
    advance() {
      at = at + 1 === items.length ? 0 : at + 1;
    },
    retreat() {
      at = at === 0 ? items.length - 1 : at - 1;
    },
  };
}

/** Items share the booking's airtime by their weights, by the same rule as bookings share a tier's (G1 inside). */
export function weightedPlaylist(items: readonly DayItem[]): Playlist {
  const contest = new Contest(
    items.map(({ weight }) => weight),
    items.map(({ durationMs }) => durationMs),
  );
  let at = contest.best();
  let undo: [item: number, airtimeMs: number] = [at, 0];
  return {
    get next() {
      return entry(items, at);
    },
    advance(airtimeMs) {
      undo = [at, airtimeMs];
      contest.serve(at, airtimeMs, entry(items, at).durationMs);
      at = contest.best();
    },
    retreat() {
      const [item, airtimeMs] = undo;
      contest.serve(item, -airtimeMs, entry(items, item).durationMs);
      at = item;
    },
  };
}

function entry(items: readonly DayItem[], index: number): DayItem {
  const item = items[index];
  if (!item) throw new RangeError("a playlist without items");
  return item;
}
