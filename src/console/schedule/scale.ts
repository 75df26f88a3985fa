import { addDays, dayNumber, DAY_MS, weekdayOf } from "../../domain/time/day.ts";
import { localMidnight } from "../../domain/time/wall.ts";

export type Zoom = "day" | "week" | "month";
export const ZOOMS = ["day", "week", "month"] as const satisfies readonly Zoom[];

/** What the lanes show from left to right: one local day by the hour, or the days of a week (from Monday) or a month. */
export interface Scale {
  readonly zoom: Zoom;
  readonly days: readonly string[];
  readonly zone: string;
  /** Epoch ms, half-open. */
  readonly startMs: number;
  readonly endMs: number;
}

/** The scale that holds `day`. */
export function scaleOf(zoom: Zoom, day: string, zone: string): Scale {
  const first = firstDay(zoom, day);
  const next = zoom === "day" ? addDays(first, 1) : zoom === "week" ? addDays(first, 7) : monthAfter(first, 1);
  const days = Array.from({ length: dayNumber(next) - dayNumber(first) }, (_, n) => addDays(first, n));
  return { zoom, days, zone, startMs: localMidnight(first, zone), endMs: localMidnight(next, zone) };
}

/** The day that a step forward (1) or back (-1) leads to. */
export function stepped(zoom: Zoom, day: string, by: 1 | -1): string {
  if (zoom === "day") return addDays(day, by);
  return zoom === "week" ? addDays(day, 7 * by) : monthAfter(firstDay("month", day), by);
}

/** Where an instant lies, 0 to 1 within the scale; days are equally wide where several are shown. */
export function placeOf({ zoom, days, zone, startMs, endMs }: Scale, atMs: number): number {
  if (zoom === "day") return (atMs - startMs) / (endMs - startMs);
  const wall = days.findLastIndex((day) => localMidnight(day, zone) <= atMs);
  const from = localMidnight(days[wall] ?? days[0] ?? "", zone);
  return (wall + (atMs - from) / DAY_MS) / days.length;
}

/** The instant at a place: to the minute where one day is shown, noon of the day where several are. Epoch ms. */
export function instantAt({ zoom, days, zone, startMs, endMs }: Scale, place: number): number {
  const within = Math.min(Math.max(place, 0), 0.999_999);
  if (zoom === "day") return Math.floor((startMs + within * (endMs - startMs)) / 60_000) * 60_000;
  return localMidnight(days[Math.floor(within * days.length)] ?? "", zone) + DAY_MS / 2;
}

/** The day at a place. */
export function dayAt({ days }: Scale, place: number): string {
  return days[Math.min(Math.max(Math.floor(place * days.length), 0), days.length - 1)] ?? "";
}

function firstDay(zoom: Zoom, day: string): string {
  if (zoom === "month") return `${day.slice(0, 7)}-01`;
  return zoom === "week" ? addDays(day, 1 - weekdayOf(dayNumber(day))) : day;
}

function monthAfter(first: string, by: number): string {
  const date = new Date(`${first}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 10);
}
