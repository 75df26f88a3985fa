import { eq } from "drizzle-orm";
import type { Campaign } from "../../contracts/campaign.ts";
import { Problem } from "../../contracts/problem.ts";
import { decideCampaign, type CampaignAct } from "../../domain/campaign/state.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { campaignOf, campaignRow, campaigns, type CampaignRow } from "./table.ts";

/** One step of a campaign's life: the rule's verdict, then `change` on top of the new state. */
export function actOnCampaign(
  tx: Tx,
  actor: Actor,
  act: CampaignAct,
  { params, revision }: { params: { campaign: string }; revision: number },
  change: Partial<CampaignRow>,
): Campaign {
  const before = campaignRow(tx, params.campaign);
  const seen = campaignOf(tx, before);
  requireRevision(seen, revision);
  const verdict = decideCampaign(act, {
    state: seen.state,
    createdBy: before.createdBy.id,
    submittedBy: before.submittedBy?.id ?? null,
    actor: actor.id,
  });
  if ("refuse" in verdict) throw new Problem(verdict.refuse, { current: seen });
  const after = { ...before, ...change, state: verdict.to, revision: before.revision + 1 };
  tx.db.update(campaigns).set(after).where(eq(campaigns.id, before.id)).run();
  audit(tx, actor, act === "edit" ? "campaign.update" : `campaign.${act}`, before.id, before, after);
  return campaignOf(tx, after);
}
