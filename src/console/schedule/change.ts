import type { Daypart, Window } from "../../contracts/window.ts";
import { addDays } from "../../domain/time/day.ts";

/** What a person does with a bar: moves it, or pulls one of its ends. */
export type Grip = "move" | "start" | "end";

/** A quarter of an hour: the step of dragging and of the arrow keys. */
export const STEP_MINUTES = 15;
const DAY_MINUTES = 1440;

/** One daypart moved or pulled by minutes; null stands for all day, which pulling turns into a daypart. */
export function shiftPart(window: Window, part: number | null, grip: Grip, minutes: number): Window {
  const old = part === null ? { from: "00:00", to: "24:00" } : window.dayparts?.[part];
  if (!old) return window;
  const shifted = shiftDaypart(old, grip, minutes);
  if (part === null && shifted.from === "00:00" && shifted.to === "24:00") return window;
  const dayparts = window.dayparts?.map((one, index) => (index === part ? shifted : one)) ?? [shifted];
  return { ...window, dayparts };
}

function shiftDaypart({ from, to }: Daypart, grip: Grip, minutes: number): Daypart {
  const start = minuteOf(from);
  const length = (minuteOf(to) - start + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  if (grip === "move") {
    // All day has nowhere to go.
    if (length === DAY_MINUTES) return { from, to };
    return daypart(clamp(start + minutes, 0, DAY_MINUTES - STEP_MINUTES), length);
  }
  if (grip === "end") return daypart(start, clamp(length + minutes, STEP_MINUTES, longest(start)));
  const end = start + length;
  const first = end > DAY_MINUTES ? end - longest(end) : 0;
  const moved = clamp(start + minutes, first, end - STEP_MINUTES);
  return moved < DAY_MINUTES ? daypart(moved, end - moved) : { from, to };
}

/** From midnight a whole day fits; from later on it would end when it starts. */
const longest = (start: number) => (start === 0 ? DAY_MINUTES : DAY_MINUTES - STEP_MINUTES);

function daypart(start: number, length: number): Daypart {
  const fits = Math.min(length, longest(start));
  const end = start + fits;
  return { from: clockOf(start), to: end === DAY_MINUTES ? "24:00" : clockOf(end % DAY_MINUTES) };
}

/** The window's days moved or pulled; excepted days stay the days that they are. */
export function shiftDays(window: Window, grip: Grip, days: number): Window {
  const { startsOn, endsOn } = window;
  if (grip === "move") return { ...window, startsOn: addDays(startsOn, days), endsOn: addDays(endsOn, days) };
  if (grip === "start") {
    const moved = addDays(startsOn, days);
    return { ...window, startsOn: moved < endsOn ? moved : endsOn };
  }
  const moved = addDays(endsOn, days);
  return { ...window, endsOn: moved > startsOn ? moved : startsOn };
}

/** The windows with one of them changed: for all its days, or for `onlyOn`, which is then excepted from the old one. */
export function windowsAfter(
  windows: readonly Window[],
  index: number,
  changed: Window,
  onlyOn: string | null,
): Window[] {
  if (onlyOn === null) return windows.map((one, n) => (n === index ? changed : one));
  const { dayparts } = changed;
  return [
    ...windows.map((one, n) => (n === index ? { ...one, except: [...(one.except ?? []), onlyOn].sort() } : one)),
    { startsOn: onlyOn, endsOn: onlyOn, ...(dayparts && { dayparts }) },
  ];
}

function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
