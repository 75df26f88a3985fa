import type { CampaignState } from "../../contracts/campaign.ts";

/** What is stored; `live` and `closed` follow from the dates of an approved campaign. */
export type StoredCampaignState = Exclude<CampaignState, "live" | "closed">;
export type CampaignAct = "edit" | "submit" | "approve" | "return" | "cancel" | "archive";

/** The state on a local day (`YYYY-MM-DD`). */
export function campaignState(
  stored: StoredCampaignState,
  dates: { startsOn: string; endsOn: string },
  today: string,
): CampaignState {
  if (stored !== "approved" || today < dates.startsOn) return stored;
  return today <= dates.endsOn ? "live" : "closed";
}

/**
 * draft → in_review → approved → live → closed → archived; cancelled from any before closed. An edit of an approved
 * campaign sends it back to draft: what was approved is what was read.
 */
const NEXT: Record<CampaignAct, Partial<Record<CampaignState, StoredCampaignState>>> = {
  edit: { draft: "draft", approved: "draft", live: "draft" },
  submit: { draft: "in_review" },
  approve: { in_review: "approved" },
  return: { in_review: "draft" },
  cancel: { draft: "cancelled", in_review: "cancelled", approved: "cancelled", live: "cancelled" },
  archive: { closed: "archived" },
};

export type CampaignVerdict = { to: StoredCampaignState } | { refuse: "conflict" | "same_person" };

/** Whether `actor` may do `act` now, and to which state it leads. */
export function decideCampaign(
  act: CampaignAct,
  facts: { state: CampaignState; createdBy: string; submittedBy: string | null; actor: string },
): CampaignVerdict {
  const to = NEXT[act][facts.state];
  if (!to) return { refuse: "conflict" };
  const own = facts.actor === facts.submittedBy || facts.actor === facts.createdBy;
  if ((act === "approve" || act === "return") && own) return { refuse: "same_person" };
  return { to };
}
