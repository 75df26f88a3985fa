import type { Campaign } from "../../contracts/campaign.ts";
import { plusDays } from "../text/time.ts";

export const GROUPINGS = ["day", "hour", "screen", "material"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What the page shows; both days inclusive. */
export interface Asked {
  campaign?: string | undefined;
  screen?: string | undefined;
  from: string;
  to: string;
  by: Grouping;
}

/** More days than this the server does not answer at once. */
export const MOST_DAYS = 400;
const WEEK = 7;

/** The campaign that is on, else the one that began last; drafts and cancelled ones have nothing to show. */
export function currentCampaign(campaigns: readonly Campaign[], today: string): Campaign | undefined {
  const begun = campaigns
    .filter(({ state, startsOn }) => ["approved", "live", "closed", "archived"].includes(state) && startsOn <= today)
    .sort((a, b) => b.startsOn.localeCompare(a.startsOn));
  return begun.find(({ state }) => state === "live") ?? begun[0];
}

/** A period's days so far; the last seven days where there is no period. */
export function daysSoFar(period: { startsOn: string; endsOn: string } | undefined, today: string): [string, string] {
  if (!period || period.startsOn > today) return [plusDays(today, 1 - WEEK), today];
  const to = period.endsOn < today ? period.endsOn : today;
  const earliest = plusDays(to, 1 - MOST_DAYS);
  return [period.startsOn < earliest ? earliest : period.startsOn, to];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the address asks for; what it leaves open follows from the campaign. `campaign=all` names none. */
export function askedOf(search: URLSearchParams, campaigns: readonly Campaign[], today: string): Asked {
  const named = search.get("campaign");
  const campaign =
    named === "all" ? undefined : (campaigns.find(({ id }) => id === named) ?? currentCampaign(campaigns, today));
  const [first, last] = daysSoFar(campaign, today);
  const from = search.get("from") ?? "";
  const to = search.get("to") ?? "";
  const valid = DAY.test(from) && DAY.test(to) && from <= to;
  return {
    campaign: campaign?.id,
    screen: search.get("screen") ?? undefined,
    from: valid ? from : first,
    to: valid ? to : last,
    by: GROUPINGS.find((one) => one === search.get("by")) ?? "day",
  };
}
