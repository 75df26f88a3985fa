import type { Figure } from "../../contracts/figure.ts";
import type { Footfall } from "../../contracts/screen.ts";
import { figure } from "../../domain/figure/figure.ts";
import { contactsOfPlay, MIN_VIEW_S, NO_CONTACTS, plus, type Spread } from "../../domain/reach/contacts.ts";
import { HOUR_MS } from "../../domain/reach/hours.ts";
import { flowAt } from "../../domain/screen/footfall.ts";
import { instantText, localDayAt, wallClock } from "../../domain/time/wall.ts";
import { instantText as utcText, type Tx } from "../../platform/tx.ts";
import { zoneOf } from "../aim/table.ts";
import { calendarOf } from "../calendar/table.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { dueSpots, proofOf, readAnswers } from "./day.ts";
import { proofRow } from "./table.ts";

/** Whoever passed while the day's plays ran that are proven; the hours of which nobody knows stand apart. */
export const proofContacts: Verb<"proof.contacts"> = (tx, _actor, { params, query: { day } }) => {
  const screen = screenRow(tx, params.screen);
  const zone = zoneOf(tx, screen);
  const written = proofRow(tx, screen.id, day);
  const row = written?.state === "final" ? written : proofOf(tx, screen, day);
  const answers = row ? readAnswers(row).answers : [];
  const proven = (row ? dueSpots(tx, row.plan, row.startsAt) : []).filter((_, spot) => answers[spot] === "proven");
  const contactsIn = hourJudge(tx, screen.footfall, zone);
  const hours = [...Map.groupBy(proven, ({ startMs }) => Math.floor(startMs / HOUR_MS))].map(([hour, spots]) => ({
    at: instantText(hour * HOUR_MS, zone),
    plays: spots.length,
    contacts: contactsIn(
      hour,
      spots.map(({ startMs, endMs }) => (endMs - startMs) / 1000),
    ),
  }));
  const known = hours.flatMap(({ plays, contacts }) => (contacts ? { plays, contacts } : []));
  const plays = known.reduce((sum, hour) => sum + hour.plays, 0);
  const asOf = row?.at ?? tx.now;
  return {
    screen: screen.id,
    day,
    zone,
    minViewSeconds: MIN_VIEW_S,
    total: plays === 0 ? null : modelled(known.map(({ contacts }) => contacts).reduce(plus), plays, asOf),
    unknownPlays: proven.length - plays,
    hours: hours.map((hour) => ({ ...hour, contacts: hour.contacts && modelled(hour.contacts, hour.plays, asOf) })),
  };
};

/** Contacts of plays that began in an hour since 1970; null where nobody knows who passes then. */
function hourJudge(tx: Tx, footfall: Footfall | null, zone: string) {
  const calendar = calendarOf(tx);
  return (hour: number, playsS: readonly number[]): Spread | null => {
    const atMs = hour * HOUR_MS;
    const flow =
      footfall &&
      flowAt(footfall, new Date(wallClock(atMs, zone)).getUTCHours(), calendar.kindOf(localDayAt(atMs, zone)));
    if (!flow) return null;
    const passers = { flow, dwell: footfall.dwellSeconds, visibility: footfall.visibility };
    return playsS.map((playS) => contactsOfPlay(passers, playS)).reduce(plus, NO_CONTACTS);
  };
}

function modelled({ lo, value, hi }: Spread, plays: number, asOfMs: number): Figure {
  return figure({
    lo,
    value,
    hi,
    unit: "人次",
    basis: "modelled",
    qualifier: "approx",
    asOf: utcText(asOfMs),
    method: "footfall",
    sources: plays,
  });
}
