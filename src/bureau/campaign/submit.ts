import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";

export const submitCampaign: Verb<"campaign.submit"> = (tx, actor, input) =>
  actOnCampaign(tx, actor, "submit", input, { submittedBy: refOf(actor), decidedBy: null, comment: "" });
