import type { ProofCounts } from "../../contracts/proof.ts";
import { ANSWERS, hoursOf, type HourAccount } from "../../domain/reach/account.ts";
import { HOUR_MS } from "../../domain/reach/hours.ts";
import { instantText } from "../../domain/time/wall.ts";
import { utcText } from "../../platform/tx.ts";
import { zoneOf } from "../aim/table.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { dueSpots, proofOf, readAnswers } from "./day.ts";
import { proofRow } from "./table.ts";

const NOTHING: ProofCounts = {
  planned: 0,
  proven: 0,
  cut: 0,
  skipped: 0,
  superseded: 0,
  offline: 0,
  awaited: 0,
  unexplained: 0,
  extra: 0,
};

/** What was written down of a day that is over, otherwise what the facts say now. */
export const getProof: Verb<"proof.get"> = (tx, _actor, { params, query: { day } }) => {
  const screen = screenRow(tx, params.screen);
  const zone = zoneOf(tx, screen);
  const written = proofRow(tx, screen.id, day);
  const row = written?.state === "final" ? written : proofOf(tx, screen, day);
  const hours = row ? hoursOf(dueSpots(tx, row.plan, row.startsAt), readAnswers(row)) : [];
  return {
    screen: screen.id,
    name: screen.name,
    day,
    zone,
    state: row?.state ?? "provisional",
    revision: written?.revision ?? 0,
    asOf: utcText(row?.at ?? tx.now),
    total: hours.map(countsOf).reduce(added, NOTHING),
    hours: hours.map((hour) => ({ at: instantText(hour.hour * HOUR_MS, zone), ...countsOf(hour) })),
  };
};

function countsOf(account: HourAccount): ProofCounts {
  const { hour: _, ...counts } = account;
  return counts;
}

function added(a: ProofCounts, b: ProofCounts): ProofCounts {
  const sum = { ...a };
  for (const key of [...ANSWERS, "planned", "extra"] as const) sum[key] += b[key];
  return sum;
}
