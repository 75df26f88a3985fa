import { reaim } from "../aim/table.ts";
import { cancelBookingsOf } from "../booking/table.ts";
import type { Verb } from "../verb.ts";
import { actOnCampaign } from "./act.ts";

/** Its bookings are cancelled with it. */
export const cancelCampaign: Verb<"campaign.cancel"> = (tx, actor, input) => {
  const { comment } = input.body;
  const campaign = actOnCampaign(tx, actor, "cancel", input, { comment });
  cancelBookingsOf(tx, campaign.id, comment);
  reaim(tx);
  return campaign;
};
