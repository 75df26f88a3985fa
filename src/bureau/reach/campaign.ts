import { subtotals } from "../../domain/figure/merge.ts";
import { METRICS } from "../../domain/metric/dictionary.ts";
import { progress } from "../../domain/reach/target.ts";
import { utcText } from "../../platform/tx.ts";
import { campaignRow } from "../campaign/table.ts";
import type { Verb } from "../verb.ts";
import { campaignParts } from "./parts.ts";

/** A campaign's figures, one per metric and basis, in the dictionary's order; and how far its targets are reached. */
export const reachCampaign: Verb<"reach.campaign"> = (tx, _actor, { params }) => {
  const campaign = campaignRow(tx, params.campaign);
  const byMetric = Map.groupBy(campaignParts(tx, campaign.id), (part) => part.measure.key);
  const figuresOf = (metric: string) => subtotals(byMetric.get(metric) ?? []);
  return {
    campaign: campaign.id,
    asOf: utcText(tx.now),
    subtotals: METRICS.map(({ key, name }) => ({ metric: key, name: name.zh, figures: figuresOf(key) })).filter(
      ({ figures }) => figures.length > 0,
    ),
    targets: campaign.targets.map(({ metric, value }) => {
      const known = METRICS.find(({ key }) => key === metric);
      return {
        metric,
        name: known?.name.zh ?? metric,
        target: value,
        unit: known?.unit ?? "",
        ...progress(figuresOf(metric), value),
      };
    }),
  };
};
