import type { Figure } from "../../contracts/figure.ts";
import type { Footfall } from "../../contracts/screen.ts";
import { figure } from "../../domain/figure/figure.ts";
import { contactsOfPlay, MIN_VIEW_S, plus, type Spread } from "../../domain/reach/contacts.ts";
import { HOUR_MS, hourAt } from "../../domain/reach/hours.ts";
import { flowAt } from "../../domain/screen/footfall.ts";
import { instantText, localDayAt, wallClock } from "../../domain/time/wall.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
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
  const contactsOf = playJudge(tx, screen.footfall, zone);
  const plays = proven.map((spot) => ({ hour: hourAt(spot.startMs), contacts: contactsOf(spot) }));
  const asOf = row?.at ?? tx.now;
  const known = plays.flatMap(({ contacts }) => contacts ?? []);
  return {
    screen: screen.id,
    day,
    zone,
    minViewSeconds: MIN_VIEW_S,
    total: modelled(known, asOf),
    unknownPlays: plays.length - known.length,
    hours: [...Map.groupBy(plays, ({ hour }) => hour)].map(([hour, within]) => ({
      at: instantText(hour * HOUR_MS, zone),
      plays: within.length,
      contacts: modelled(
        within.flatMap(({ contacts }) => contacts ?? []),
        asOf,
      ),
    })),
  };
};

/** Offsets of zones are whole quarters, so that a local hour begins with one. */
const QUARTER_MS = HOUR_MS / 4;

/** Contacts of a play by the local hour in which it began; null where nobody knows who passes then. */
function playJudge(tx: Tx, footfall: Footfall | null, zone: string) {
  const calendar = calendarOf(tx);
  const flowIn = (quarter: number) => {
    const atMs = quarter * QUARTER_MS;
    const hour = new Date(wallClock(atMs, zone)).getUTCHours();
    return footfall && flowAt(footfall, hour, calendar.kindOf(localDayAt(atMs, zone)));
  };
  const flows = new Map<number, ReturnType<typeof flowIn>>();
  return ({ startMs, endMs }: { startMs: number; endMs: number }): Spread | null => {
    const quarter = Math.floor(startMs / QUARTER_MS);
    const flow = flows.has(quarter) ? flows.get(quarter) : flowIn(quarter);
    flows.set(quarter, flow ?? null);
    if (!footfall || !flow) return null;
    const passers = { flow, dwell: footfall.dwellSeconds, visibility: footfall.visibility };
    return contactsOfPlay(passers, (endMs - startMs) / 1000);
  };
}

/** One figure of the contacts of plays; null without any. */
function modelled(plays: readonly Spread[], asOfMs: number): Figure | null {
  if (plays.length === 0) return null;
  const { lo, value, hi } = plays.reduce(plus);
  return figure({
    lo,
    value,
    hi,
    unit: "人次",
    basis: "modelled",
    qualifier: "approx",
    asOf: utcText(asOfMs),
    method: "footfall",
    sources: plays.length,
  });
}
