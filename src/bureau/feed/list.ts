import { eq } from "drizzle-orm";
import { newestFirst } from "../../platform/page.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { feedOf, feeds } from "./table.ts";

export const listFeeds: Verb<"feed.list"> = (tx, _actor, { params, query }) => {
  const { id } = screenRow(tx, params.screen);
  const { rows, ...page } = newestFirst(tx, feeds, query, eq(feeds.screen, id));
  return { items: rows.map(feedOf), ...page };
};
