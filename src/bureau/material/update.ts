import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { materialRow, materials } from "./table.ts";
import { materialFor } from "./view.ts";

export const updateMaterial: Verb<"material.update"> = (tx, actor, { params, body, revision }) => {
  const before = materialRow(tx, params.material);
  requireRevision(materialFor(tx, actor, before.id), revision);
  requireFacts(tx, body);
  const after = { ...before, ...body, revision: before.revision + 1 };
  tx.db.update(materials).set(after).where(eq(materials.id, before.id)).run();
  audit(tx, actor, "material.update", before.id, before, after);
  return materialFor(tx, actor, before.id);
};
