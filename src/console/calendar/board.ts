/** One thing with days, as the year board shows it. */
export interface Entry {
  key: string;
  kind: "proposal" | "season" | "campaign" | "event";
  label: string;
  /** Local days, both inclusive. */
  startsOn: string;
  endsOn: string;
}
/** The part of an entry that lies in one month; columns are days of the month, both inclusive. */
export interface Bar {
  entry: Entry;
  from: number;
  to: number;
  lane: number;
  /** The entry began in an earlier month. */
  continued: boolean;
}

const ORDER = { season: 0, proposal: 1, campaign: 2, event: 3 };

/** How many days the month (1…12) has. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The bars of one month, packed into as few lanes as leave room for each label: a label needs about `labelDays` columns
 * even when its bar is shorter.
 */
export function barsOf(
  entries: readonly Entry[],
  year: number,
  month: number,
  labelDays: (entry: Entry) => number,
): Bar[] {
  const prefix = `${year}-${String(month).padStart(2, "0")}`;
  const first = `${prefix}-01`;
  const last = `${prefix}-${daysIn(year, month)}`;
  const full: number[] = [];
  return entries
    .filter((entry) => entry.startsOn <= last && entry.endsOn >= first)
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.startsOn.localeCompare(b.startsOn))
    .map((entry) => {
      const from = entry.startsOn < first ? 1 : Number(entry.startsOn.slice(8));
      const to = entry.endsOn > last ? daysIn(year, month) : Number(entry.endsOn.slice(8));
      const needed = Math.max(to, from + labelDays(entry) - 1);
      let lane = full.findIndex((until) => until < from);
      if (lane === -1) lane = full.length;
      full[lane] = needed;
      return { entry, from, to, lane, continued: entry.startsOn < first };
    });
}
