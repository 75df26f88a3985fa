import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";

export const archiveCampaign: Verb<"campaign.archive"> = (tx, actor, input) =>
  actOnCampaign(tx, actor, "archive", input, {});
