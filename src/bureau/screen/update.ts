import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import { reaim } from "../aim/table.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { screenOf, screenRow, screens } from "./table.ts";

export const updateScreen: Verb<"screen.update"> = (tx, actor, { params, body, revision }) => {
  const before = screenRow(tx, params.screen);
  requireRevision(screenOf(tx, before), revision);
  requireFacts(tx, body);
  const after = { ...before, ...body, revision: before.revision + 1 };
  tx.db.update(screens).set(after).where(eq(screens.id, before.id)).run();
  if (body.tags) reaim(tx);
  audit(tx, actor, "screen.update", before.id, before, after);
  return screenOf(tx, after);
};
