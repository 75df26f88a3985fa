import { addDays } from "../../domain/time/day.ts";
import { localDayAt } from "../../domain/time/wall.ts";
import type { TakeoverRow } from "../takeover/table.ts";
import type { Aimed } from "./schedule.ts";

/** A takeover is a booking that one person issued: it cuts in at its instant, and is cut off at its end (G7). */
export function aimedBy({ id, version, dwellMs, fromMs, untilMs }: TakeoverRow): Aimed {
  // Wider than it is in any zone: its instants are what bounds it.
  const startsOn = addDays(localDayAt(fromMs, "UTC"), -1);
  const endsOn = addDays(localDayAt(untilMs, "UTC"), 1);
  return {
    aim: { booking: id, fromMs, untilMs, endedBy: "cancelled" },
    content: {
      campaign: "",
      title: id,
      playlist: { id: "", version: 0 },
      targets: { screens: [], groups: [], tags: [] },
      tier: "takeover",
      weight: 1,
      windows: [{ startsOn, endsOn }],
      maxPlaysPerHour: null,
      guarantee: null,
    },
    playlist: {
      playlist: "",
      version: 0,
      order: "ordered",
      items: [{ version, durationMs: dwellMs }],
      createdAt: fromMs,
    },
  };
}
