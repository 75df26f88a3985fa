import type { Event } from "../../contracts/event.ts";
import type { FiledFigure, Narrative, Outcome } from "../../contracts/outcome.ts";
import { metricByKey } from "../../domain/metric/dictionary.ts";
import { askedMetrics } from "../../domain/outcome/asked.ts";
import { readCount } from "../../domain/outcome/number.ts";

/** One line of the form: what was typed for a metric, empty where it does not apply. */
export interface FigureRow extends Pick<FiledFigure, "metric" | "method"> {
  value: string;
  definition?: string | undefined;
  channel?: string | undefined;
  note?: string | undefined;
  asOf?: string | undefined;
}
export interface FilingValues {
  figures: FigureRow[];
  narrative: Narrative;
}
export interface Filing {
  event: string;
  /** null = the bureau as host. */
  institution: string | null;
  /** The one that is there already. */
  outcome: Outcome | undefined;
  figures: FiledFigure[];
  narrative: Narrative;
  /** For each figure that is sent, the row of the form it came from. */
  rows: number[];
}

export const EMPTY_NARRATIVE: Narrative = { practices: "", highlights: "", problems: "", nextSteps: "" };

/** What a platform counts: such figures say on which channel and by which definition. */
export const isLivestream = (metric: string): boolean => metric.startsWith("livestream_");

export const emptyRow = (metric: string): FigureRow => ({
  metric,
  value: "",
  method: isLivestream(metric) ? "system" : "counted",
});

/** The form as it opens: what was filed, and an empty row for each metric that is asked. */
export function valuesOf(event: Event, institution: string | null, outcome: Outcome | undefined): FilingValues {
  const filed = (outcome?.figures ?? []).map((figure): FigureRow => {
    const { unit: _unit, ...row } = figure;
    return { ...row, value: figure.value.toLocaleString("en") };
  });
  const asked = askedMetrics(event, institution === null ? "host" : "institution");
  const missing = asked.filter(({ key }) => !filed.some((row) => row.metric === key));
  const rows = [...filed, ...missing.map(({ key }) => emptyRow(key))];
  const rank = (row: FigureRow) => {
    const at = asked.findIndex(({ key }) => key === row.metric);
    return at < 0 ? asked.length : at;
  };
  return { figures: rows.sort((a, b) => rank(a) - rank(b)), narrative: outcome?.narrative ?? EMPTY_NARRATIVE };
}

/** What is sent: the rows that were filled in, as exact integers in the metric's unit. */
export function figuresOf(values: FilingValues): Pick<Filing, "figures" | "narrative" | "rows"> {
  const figures: FiledFigure[] = [];
  const rows: number[] = [];
  values.figures.forEach(({ value: typed, ...row }, index) => {
    const value = readCount(typed ?? "");
    if (value === null) return;
    const texts = Object.entries(row).filter(([, text]) => text !== undefined && text !== "");
    figures.push({ ...asRow(Object.fromEntries(texts)), value, unit: metricByKey(row.metric)?.unit ?? "" });
    rows.push(index);
  });
  return { figures, narrative: values.narrative, rows };
}

// Safe because only optional texts that are empty were left out of the row.
function asRow(row: Record<string, unknown>) {
  return row as Omit<FigureRow, "value">;
}
