import type { Window } from "../../contracts/window.ts";

/** First and last day of all windows together, both inclusive. */
export function daysOfWindows(windows: readonly Window[]): [string, string] {
  const starts = windows.map((window) => window.startsOn).sort();
  const ends = windows.map((window) => window.endsOn).sort();
  return [starts[0] ?? "", ends.at(-1) ?? ""];
}
