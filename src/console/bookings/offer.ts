import type { Shortage } from "../../contracts/booking.ts";
import type { Window } from "../../contracts/window.ts";
import { type Interval, wallOf } from "./hours.ts";

/** The windows moved to a free hour: a single day goes there with its hour, several days keep theirs and take its clock time. */
export function movedTo(windows: readonly Window[], hour: Interval, zone: string): Window[] {
  const from = wallOf(Date.parse(hour.start), zone);
  const end = wallOf(Date.parse(hour.end), zone).time;
  const dayparts = [{ from: from.time, to: end === "00:00" ? "24:00" : end }];
  const [only] = windows;
  if (windows.length === 1 && only && only.startsOn === only.endsOn)
    return [{ startsOn: from.day, endsOn: from.day, dayparts }];
  return windows.map((window) => ({ ...window, dayparts }));
}

/** How many plays an hour still fit everywhere, when each takes `longestMs`; null = not even one. */
export function fittingPlays(playsPerHour: number, shortage: Shortage, longestMs: number): number | null {
  const over = Math.max(0, ...shortage.overbooked.map(({ overMs }) => overMs));
  if (longestMs <= 0) return null;
  const fits = playsPerHour - Math.ceil(over / longestMs);
  return fits >= 1 ? fits : null;
}
