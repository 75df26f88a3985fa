import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";

export const approveCampaign: Verb<"campaign.approve"> = (tx, actor, input) =>
  actOnCampaign(tx, actor, "approve", input, { decidedBy: refOf(actor), comment: "" });
