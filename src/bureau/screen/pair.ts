import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { armAlerts } from "../alert/table.ts";
import { endChannel } from "../live/table.ts";
import type { OwnVerbs } from "../verb.ts";
import { screenOf, screenRow, screens } from "./table.ts";

export const pairableScreen: OwnVerbs["screen.pairable"] = (tx, _actor, { params }) => {
  screenRow(tx, params.screen);
};

/**
 * A new token for the screen: it names bureau and screen and carries the player's own secret of 256 bits, of which only
 * the SHA-256 is known here. The former token ends at once. The code itself is judged by the directory.
 */
export const pairScreen: OwnVerbs["screen.pair"] = (tx, actor, { params, body }) => {
  const before = screenRow(tx, params.screen);
  const after = { ...before, tokenSha256: body.tokenSha256, pairedAtMs: tx.now, revision: before.revision + 1 };
  tx.db.update(screens).set(after).where(eq(screens.id, before.id)).run();
  endChannel(tx, before.id);
  armAlerts(tx);
  audit(tx, actor, "screen.pair", before.id, before, after);
  return screenOf(tx, after);
};
