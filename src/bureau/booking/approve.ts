import { Problem } from "../../contracts/problem.ts";
import type { Tx } from "../../platform/tx.ts";
import { refOf } from "../actor.ts";
import { reaim } from "../aim/table.ts";
import { campaignOf, campaignRow } from "../campaign/table.ts";
import type { Verb } from "../verb.ts";
import { actOnBooking } from "./act.ts";
import { requireRoom } from "./admit.ts";
import { requireFacts } from "./facts.ts";
import { putInForce } from "./table.ts";

/** From this instant the screens follow the booking's content. */
export const approveBooking: Verb<"booking.approve"> = (tx, actor, input) =>
  actOnBooking(tx, actor, "approve", input, { decidedBy: refOf(actor), comment: "" }, (row) => {
    requireFacts(tx, row);
    requireCampaign(tx, row.campaign);
    requireRoom(tx, row);
    putInForce(tx, row);
    reaim(tx, row.id);
  });

function requireCampaign(tx: Tx, campaign: string): void {
  const { state } = campaignOf(tx, campaignRow(tx, campaign));
  if (state === "approved" || state === "live") return;
  const message = { zh: "所属方案尚未批准或已结束", en: "Its campaign is not approved, or over" };
  throw new Problem("conflict", { detail: message, errors: [{ path: "campaign", message }] });
}
