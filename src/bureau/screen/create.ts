import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { reaim } from "../aim/table.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { screenOf, screens } from "./table.ts";

export const createScreen: Verb<"screen.create"> = (tx, actor, { body }) => {
  requireFacts(tx, body);
  const row = { id: newId("screen", tx.now), ...body, tokenSha256: null, pairedAtMs: null, revision: 1 };
  tx.db.insert(screens).values(row).run();
  reaim(tx);
  audit(tx, actor, "screen.create", row.id, null, row);
  return screenOf(tx, row);
};
