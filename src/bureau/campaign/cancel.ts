import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";

export const cancelCampaign: Verb<"campaign.cancel"> = (tx, actor, input) =>
  actOnCampaign(tx, actor, "cancel", input, { comment: input.body.comment });
