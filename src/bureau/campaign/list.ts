import { and, eq } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { campaignOf, campaigns } from "./table.ts";

export const listCampaigns: Verb<"campaign.list"> = (tx, _actor, { query }) => {
  const season = query.season === undefined ? undefined : eq(campaigns.season, query.season);
  // `live` and `closed` are approved ones whose dates say so: narrowed after reading.
  const stored = query.state === "live" || query.state === "closed" ? "approved" : query.state;
  const state = stored === undefined ? undefined : eq(campaigns.state, stored);
  const { rows, ...page } = newestFirst(tx, campaigns, query, and(season, state));
  const items = rows.map((row) => campaignOf(tx, row));
  return { items: query.state === undefined ? items : items.filter((item) => item.state === query.state), ...page };
};
