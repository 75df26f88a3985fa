import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";
import { requireFacts } from "./facts.ts";
import { campaignRow } from "./table.ts";

export const updateCampaign: Verb<"campaign.update"> = (tx, actor, input) => {
  requireFacts(tx, { ...campaignRow(tx, input.params.campaign), ...input.body });
  return actOnCampaign(tx, actor, "edit", input, input.body);
};
