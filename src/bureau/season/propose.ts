import { AWARENESS_CALENDAR, nameFor, proposeDates } from "../../domain/season/calendar.ts";
import type { Verb } from "../verb.ts";

export const proposeSeasons: Verb<"season.propose"> = (_tx, _actor, { query: { year } }) => ({
  items: AWARENESS_CALENDAR.flatMap((entry) => {
    const dates = proposeDates(entry.key, year);
    if (!dates) return [];
    return [
      {
        entry: entry.key,
        name: nameFor(entry.key, year),
        nameEn: entry.nameEn,
        organiser: entry.organiser,
        startsOn: dates.startsOn,
        endsOn: dates.endsOn,
        concentratedDay: dates.concentratedDay ?? null,
        confirmed: dates.confirmed,
        source: entry.source,
      },
    ];
  }).sort((a, b) => a.startsOn.localeCompare(b.startsOn)),
});
