import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { endChannel } from "../live/table.ts";
import type { Verb } from "../verb.ts";
import { screenOf, screenRow, screens } from "./table.ts";

export const unpairScreen: Verb<"screen.unpair"> = (tx, actor, { params }) => {
  const before = screenRow(tx, params.screen);
  const after = { ...before, tokenSha256: null, revision: before.revision + 1 };
  tx.db.update(screens).set(after).where(eq(screens.id, before.id)).run();
  endChannel(tx, before.id);
  audit(tx, actor, "screen.unpair", before.id, before, after);
  return screenOf(tx, after);
};
