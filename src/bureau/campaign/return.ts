import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";

export const returnCampaign: Verb<"campaign.return"> = (tx, actor, input) =>
  actOnCampaign(tx, actor, "return", input, { decidedBy: refOf(actor), comment: input.body.comment });
