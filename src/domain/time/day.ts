/** A local calendar day as a count of days since 1970-01-01 in the proleptic Gregorian calendar. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

const text = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` → day number. Throws RangeError on anything that is not a day of the calendar. */
export function dayNumber(day: string): DayNumber {
  const parts = text.exec(day);
  if (!parts) throw new RangeError(`not a day: ${day}`);
  const month = Number(parts[2]);
  const ms = Date.UTC(Number(parts[1]), month - 1, Number(parts[3]));
  // Date.UTC lets 30 February run on into March, and a year below 100 into the 20th century.
  const date = new Date(ms);
  if (date.getUTCMonth() !== month - 1 || month < 1 || date.getUTCFullYear() !== Number(parts[1])) {
    throw new RangeError(`not a day: ${day}`);
  }
  return ms / DAY_MS;
}

/** Day number → `YYYY-MM-DD`. */
export function dayText(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The day `count` days after (or, negative, before) `day`. */
export function addDays(day: string, count: number): string {
  return dayText(dayNumber(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}
