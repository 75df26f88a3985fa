import { addDays, dayNumber, weekdayOf } from "../time/day.ts";
import { AWARENESS_CALENDAR, type AwarenessEntry, LANTERN_FESTIVAL } from "./calendar-entries.ts";

export { AWARENESS_CALENDAR };

export interface ProposedDates {
  /** Local days, both inclusive. */
  startsOn: string;
  endsOn: string;
  concentratedDay?: string;
  /** This year's dates were published; otherwise the rule proposes them and a bureau confirms. */
  confirmed: boolean;
}

const BY_KEY = new Map(AWARENESS_CALENDAR.map((entry) => [entry.key, entry]));

export function awarenessEntry(key: string): AwarenessEntry | undefined {
  return BY_KEY.get(key);
}

/** The entry's Chinese name in `year`: names change. Throws RangeError on an unknown key. */
export function nameFor(key: string, year: number): string {
  const entry = BY_KEY.get(key);
  if (!entry) throw new RangeError(`not in the awareness calendar: ${key}`);
  const name = entry.names.findLast(({ from }) => from <= year) ?? entry.names[0];
  return name.zh;
}

/**
 * When the entry is held in `year`: the published dates, or what its rule proposes. `null` for an unknown key, a year
 * before the entry existed, and a lunar date beyond the table.
 */
export function proposeDates(key: string, year: number): ProposedDates | null {
  const entry = BY_KEY.get(key);
  if (!entry || year < entry.since) return null;
  const known = entry.known[year];
  if (known) return { ...known, confirmed: true };
  const { rule } = entry;
  switch (rule.kind) {
    case "fixed":
      return { ...fixedDates(year, rule), confirmed: rule.byLaw === true };
    case "week": {
      const startsOn = mondayFrom(`${year}-${rule.mondayFrom}`);
      return { startsOn, endsOn: addDays(startsOn, 6), confirmed: false };
    }
    case "until_lantern": {
      const lantern = LANTERN_FESTIVAL[year];
      return lantern ? { startsOn: `${year}-01-01`, endsOn: `${year}-${lantern}`, confirmed: false } : null;
    }
  }
}

function fixedDates(year: number, { from, to, concentrated }: { from: string; to: string; concentrated?: string }) {
  return {
    startsOn: `${year}-${from}`,
    endsOn: `${year}-${to}`,
    ...(concentrated !== undefined && { concentratedDay: `${year}-${concentrated}` }),
  };
}

/** The first Monday on or after `day`. */
function mondayFrom(day: string): string {
  return addDays(day, (8 - weekdayOf(dayNumber(day))) % 7);
}
