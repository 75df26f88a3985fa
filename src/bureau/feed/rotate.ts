import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import type { Verb } from "../verb.ts";
import { newKey } from "./key.ts";
import { feedOf, feedRow, feeds } from "./table.ts";

/** A new key; the former one ends at once. A revoked link lives again. */
export const rotateFeed: Verb<"feed.rotate"> = (tx, actor, { params }) => {
  const before = feedRow(tx, params.feed);
  const { after, linkOf } = newKey(tx, before);
  tx.db.update(feeds).set(after).where(eq(feeds.id, before.id)).run();
  audit(tx, actor, "feed.rotate", before.id, before, after);
  return linkOf(feedOf(after));
};
