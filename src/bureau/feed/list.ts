import { asc, eq } from "drizzle-orm";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { feedOf, feeds } from "./table.ts";

export const listFeeds: Verb<"feed.list"> = (tx, _actor, { params }) => {
  const { id } = screenRow(tx, params.screen);
  return { items: tx.db.select().from(feeds).where(eq(feeds.screen, id)).orderBy(asc(feeds.id)).all().map(feedOf) };
};
