import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import type { Verb } from "../verb.ts";
import { feedOf, feedRow, feeds } from "./table.ts";

export const revokeFeed: Verb<"feed.revoke"> = (tx, actor, { params }) => {
  const before = feedRow(tx, params.feed);
  const after = { ...before, keySha256: null, keyedAtMs: null };
  tx.db.update(feeds).set(after).where(eq(feeds.id, before.id)).run();
  audit(tx, actor, "feed.revoke", before.id, before, after);
  return feedOf(after);
};
