import { takeoverDwellMs } from "../../domain/takeover/dwell.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { refOf } from "../actor.ts";
import { tellMany } from "../live/table.ts";
import type { Verb } from "../verb.ts";
import { contentOf, putIntoForce } from "./content.ts";
import { requireScreens, screensMeant } from "./meant.ts";
import { nameScreens, takeovers, type TakeoverRow } from "./table.ts";
import { takeoverOf } from "./view.ts";

/** On the air from this instant: connected screens hear of it at once, the others find it in their manifest. */
export const issueTakeover: Verb<"takeover.issue"> = (tx, actor, { body }) => {
  const { content, targets, durationMs, reason } = body;
  const meant = screensMeant(tx, targets, contentOf(tx, content));
  requireScreens(meant);
  const id = newId("takeover", tx.now);
  const version = putIntoForce(tx, actor, id, content, reason);
  const row: TakeoverRow = {
    id,
    version: version.id,
    dwellMs: takeoverDwellMs(version.durationMs, durationMs),
    reason,
    issuedBy: refOf(actor),
    fromMs: tx.now,
    untilMs: tx.now + durationMs,
    ended: null,
    review: null,
    revision: 1,
  };
  tx.db.insert(takeovers).values(row).run();
  const named = meant.fit.map(({ screen }) => screen);
  nameScreens(tx, id, named);
  audit(tx, actor, "takeover.issue", id, null, { ...row, screens: named.join(" ") });
  tellMany(tx, named, { type: "takeover", takeover: id });
  return takeoverOf(tx, row, meant.fit);
};
