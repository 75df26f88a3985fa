import { conflictsOn } from "../../domain/schedule/conflicts.ts";
import { DAY_MS } from "../../domain/time/day.ts";
import { instantText } from "../../domain/time/wall.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import type { Verb } from "../verb.ts";
import { shortagesOf, withinSteps } from "./admit.ts";
import { candidateOf, type Candidate } from "./candidate.ts";
import { requireAim } from "./facts.ts";
import { bookingRow } from "./table.ts";

/** How many conflicts are named: a year of evenings. */
const MOST = 400;
const MOST_DAYS = 400;

/** What an approval would find now, before anything is saved. Writes nothing. */
export const judgeBooking: Verb<"booking.judge"> = (tx, _actor, { body }) => {
  const { booking, ...fields } = body;
  requireAim(tx, fields);
  if (booking !== undefined) bookingRow(tx, booking);
  const candidate = candidateOf(tx, booking ?? "draft", { ...fields, campaign: "", title: "" });
  if (!candidate) return { overbooked: [], alternatives: [], conflicts: [] };
  return { ...shortagesOf(tx, candidate), conflicts: conflictsOf(tx, candidate) };
};

/** Where it would hide or crowd out approved bookings, or they it. */
function conflictsOf(tx: Tx, { booking, aimed, members, calendar, toMs }: Candidate) {
  const { zone } = settingsOf(tx);
  const beside = aimed.map(({ bookings, ...screen }) => ({
    ...screen,
    bookings: [...bookings.filter(({ id }) => id !== booking.id), booking],
  }));
  const untilMs = Math.min(toMs, tx.now + MOST_DAYS * DAY_MS);
  return withinSteps((budget) => conflictsOn(beside, tx.now, untilMs, calendar, budget))
    .filter(({ winner, losers }) => winner === booking.id || losers.includes(booking.id))
    .slice(0, MOST)
    .map(({ kind, startMs, endMs, screens, winner, losers }) => ({
      kind,
      interval: { start: instantText(startMs, zone), end: instantText(endMs, zone) },
      screens: screens.flatMap((id) => members.get(id) ?? []).sort(),
      winner,
      losers,
    }));
}
