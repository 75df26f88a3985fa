import { and, eq } from "drizzle-orm";
import type { Figure } from "../../contracts/figure.ts";
import type { FiledFigure } from "../../contracts/outcome.ts";
import { figure } from "../../domain/figure/figure.ts";
import { measureOf, type Measured } from "../../domain/figure/measure.ts";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { events } from "../event/table.ts";
import { acceptedFigures } from "../outcome/table.ts";
import { countsOf } from "../signup/table.ts";
import { completenessOf, countedPlays, playCells } from "./log.ts";

/** Metrics that are modelled whoever files them: they are estimates by what they measure. */
const ALWAYS_MODELLED: readonly string[] = ["estimated_contacts"];

/** Everything that counts for a campaign: what was filed and accepted, and what the system itself has seen. */
export function campaignParts(tx: Tx, campaign: string): Measured[] {
  return [...filedParts(tx, campaign), ...screenParts(tx, campaign), ...eventParts(tx, campaign)];
}

function filedParts(tx: Tx, campaign: string): Measured[] {
  return acceptedFigures(tx, campaign).flatMap(({ institution, acceptedAt, figures }) =>
    figures.map((filed) => ({
      measure: measureOf(filed.metric),
      filer: institution ?? "",
      figure: filedFigure(filed, acceptedAt),
    })),
  );
}

/** What an institution says is reported, however it counted; what it estimated is modelled. */
function filedFigure(filed: FiledFigure, acceptedAt: number): Figure {
  const estimated = filed.method === "estimated" || ALWAYS_MODELLED.includes(filed.metric);
  return figure({
    value: filed.value,
    lo: filed.value,
    hi: filed.value,
    unit: filed.unit,
    basis: estimated ? "modelled" : "reported",
    qualifier: estimated ? "approx" : "exact",
    asOf: filed.asOf ?? utcText(acceptedAt),
    method: `filed_${filed.method}`,
    sources: 1,
  });
}

/** Proven plays of the campaign's bookings, and the screens they were on. */
function screenParts(tx: Tx, campaign: string): Measured[] {
  const cells = playCells(tx, ["screen"], null, { campaign }).filter(({ plays }) => plays > 0);
  if (cells.length === 0) return [];
  const screens = cells.map((cell) => cell.screen);
  const plays = cells.reduce((sum, cell) => sum + cell.plays, 0);
  const completeness = completenessOf(tx, screens, null);
  return [
    part("led_plays", countedPlays(tx, plays, screens.length, completeness)),
    part("led_screens", counted(tx, "led_screens", screens.length, screens.length, "plays_logged")),
  ];
}

/** Sessions and confirmed booths of the events that were held. */
function eventParts(tx: Tx, campaign: string): Measured[] {
  const held = tx.db
    .select()
    .from(events)
    .where(and(eq(events.campaign, campaign), eq(events.state, "held")))
    .all();
  if (held.length === 0) return [];
  const sessions = held.reduce((sum, event) => sum + event.sessions.length, 0);
  const counts = countsOf(
    tx,
    held.map((event) => event.id),
  );
  const booths = [...counts.values()].flat().filter(({ role }) => role === "booth");
  const stands = booths.reduce((sum, { confirmed }) => sum + confirmed, 0);
  return [
    part("sessions", counted(tx, "sessions", sessions, held.length, "events_held")),
    ...(stands > 0 ? [part("stands", counted(tx, "stands", stands, held.length, "signups_confirmed"))] : []),
  ];
}

function part(metric: string, made: Figure): Measured {
  return { measure: measureOf(metric), filer: "", figure: made };
}

function counted(tx: Tx, metric: string, value: number, sources: number, method: string): Figure {
  return figure({
    value,
    lo: value,
    hi: value,
    unit: metricByKey(metric)?.unit ?? "",
    basis: "counted",
    qualifier: "exact",
    asOf: utcText(tx.now),
    method,
    sources,
  });
}
