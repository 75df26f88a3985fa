import type { z } from "zod";
import type { PlayRow } from "../../contracts/reach.ts";
import { plusDays } from "../text/time.ts";
import type { Grouping } from "./filter.ts";

export type Row = z.infer<typeof PlayRow>;

/** The local hour `00`…`23` and day of a row by the hour: its instant is written in the bureau's zone. */
export const hourOf = (row: Row): string => (row.at ?? "").slice(11, 13);
export const dayOf = (row: Row): string => (row.at ?? "").slice(0, 10);

/** What tells a row from the others. */
export const keyOf = (row: Row): string => row.at ?? row.screen ?? row.material ?? row.title;

/** Every day of the range with its plays, also those without any. */
export function everyDay(rows: readonly Row[], from: string, to: string): { day: string; plays: number }[] {
  const plays = new Map(rows.map((row) => [dayOf(row), row.plays]));
  const days = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push({ day, plays: plays.get(day) ?? 0 });
  return days;
}

/** The hours of the rows with what lies between them, on one day all that there is room for. */
export function hoursShown(rows: readonly Row[]): string[] {
  const hours = rows.map((row) => Number(hourOf(row)));
  const first = Math.min(...hours);
  const last = Math.max(...hours);
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, "0"));
}

/** How the rows are drawn: bars along time, bars by name, or a grid of days and hours. */
export function drawingOf(by: Grouping, from: string, to: string): "bars" | "names" | "grid" {
  if (by === "screen" || by === "material") return "names";
  return by === "hour" && from < to ? "grid" : "bars";
}
