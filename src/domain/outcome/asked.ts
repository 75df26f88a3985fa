import type { Metric, MetricOwner } from "../../contracts/metric.ts";
import { METRICS } from "../metric/dictionary.ts";

export interface AskingEvent {
  channel: "onsite" | "online" | "both";
  metrics: readonly string[];
}

/** What only happens where people meet, and what only happens on a live stream. */
const ONSITE = ["onsite_attendances", "materials_distributed", "consultations"];
const ONLINE = ["livestream_viewers", "livestream_views", "livestream_peak"];

/** The metrics that a filer is asked for, core ones first: as few as the event needs. */
export function askedMetrics(event: AskingEvent, filer: Exclude<MetricOwner, "derived">): Metric[] {
  const own = METRICS.filter((metric) => metric.owners.includes(filer));
  const elsewhere = event.channel === "onsite" ? ONLINE : event.channel === "online" ? ONSITE : [];
  const core = own.filter((metric) => metric.core && !elsewhere.includes(metric.key));
  return [...core, ...own.filter((metric) => !core.includes(metric) && event.metrics.includes(metric.key))];
}
