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
  /** Where its label has room: in the bar, or beside it. */
  label: "inside" | "after" | "before";
}

const ORDER = { season: 0, proposal: 1, campaign: 2, event: 3 };

/** How many days the month (1…12) has. */
export const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The bars of one month, packed into as few lanes as leave room for each label, which needs `labelDays` columns. */
export function barsOf(
  entries: readonly Entry[],
  year: number,
  month: number,
  labelDays: (entry: Entry) => number,
): Bar[] {
  const prefix = `${year}-${String(month).padStart(2, "0")}`;
  const first = `${prefix}-01`;
  const last = `${prefix}-${daysIn(year, month)}`;
  const lanes: [from: number, to: number][][] = [];
  return entries
    .filter((entry) => entry.startsOn <= last && entry.endsOn >= first)
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.startsOn.localeCompare(b.startsOn))
    .map((entry) => {
      const from = entry.startsOn < first ? 1 : Number(entry.startsOn.slice(8));
      const to = entry.endsOn > last ? daysIn(year, month) : Number(entry.endsOn.slice(8));
      const room = labelDays(entry);
      const label = room <= to - from + 1 ? "inside" : to + room <= 31 ? "after" : "before";
      const taken: [number, number] = [label === "before" ? from - room : from, label === "after" ? to + room : to];
      let lane = lanes.findIndex((spans) => spans.every(([start, end]) => taken[1] < start || end < taken[0]));
      if (lane === -1) lane = lanes.push([]) - 1;
      lanes[lane]?.push(taken);
      return { entry, from, to, lane, label };
    });
}
