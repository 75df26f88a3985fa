import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { materials } from "./table.ts";
import { materialFor } from "./view.ts";

export const createMaterial: Verb<"material.create"> = (tx, actor, { body }) => {
  requireFacts(tx, body);
  const row = { id: newId("material", tx.now), ...body, takeover: null, createdAt: tx.now, revision: 1 };
  tx.db.insert(materials).values(row).run();
  audit(tx, actor, "material.create", row.id, null, row);
  return materialFor(tx, actor, row.id);
};
