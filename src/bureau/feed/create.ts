import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { refOf } from "../actor.ts";
import { screenRow } from "../screen/table.ts";
import type { Verb } from "../verb.ts";
import { newKey } from "./key.ts";
import { feedOf, feeds } from "./table.ts";

export const createFeed: Verb<"feed.create"> = (tx, actor, { params, body }) => {
  const { id: screen } = screenRow(tx, params.screen);
  const { after, linkOf } = newKey(tx, {
    id: newId("feed", tx.now),
    screen,
    ...body,
    createdAtMs: tx.now,
    createdBy: refOf(actor),
    keySha256: null,
    keyedAtMs: null,
    lastUsedAtMs: null,
  });
  tx.db.insert(feeds).values(after).run();
  audit(tx, actor, "feed.create", after.id, null, after);
  return linkOf(feedOf(after));
};
