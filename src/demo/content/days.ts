const DAY_MS = 86_400_000;

/** The local day in Shanghai (UTC+8, no daylight saving) at an instant in ms since 1970. */
export const shanghaiDay = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

/** `YYYY-MM-DD` plus a number of days. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The instant of a wall-clock time in Shanghai; `time` is `HH:MM`. */
export const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;

/** An instant `seconds` after another one, in Shanghai's offset: things done one after the other get instants in order. */
export const after = (instant: string, seconds: number): string => {
  const shifted = new Date(Date.parse(instant) + seconds * 1000 + 8 * 3_600_000);
  return `${shifted.toISOString().slice(0, 19)}+08:00`;
};
