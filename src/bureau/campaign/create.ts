import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { refOf } from "../actor.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { campaignOf, campaigns } from "./table.ts";

export const createCampaign: Verb<"campaign.create"> = (tx, actor, { body }) => {
  requireFacts(tx, body);
  const row = {
    id: newId("campaign", tx.now),
    ...body,
    state: "draft" as const,
    createdBy: refOf(actor),
    submittedBy: null,
    decidedBy: null,
    comment: "",
    createdAt: tx.now,
    revision: 1,
  };
  tx.db.insert(campaigns).values(row).run();
  audit(tx, actor, "campaign.create", row.id, null, row);
  return campaignOf(tx, row);
};
