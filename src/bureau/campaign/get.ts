import type { Verb } from "../verb.ts";
import { campaignOf, campaignRow } from "./table.ts";

export const getCampaign: Verb<"campaign.get"> = (tx, _actor, { params }) =>
  campaignOf(tx, campaignRow(tx, params.campaign));
