import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { viewPersonalData } from "./get.ts";
import { retentionOf, retentionPolicies } from "./table.ts";

/** Holds from the next night on; what is gone already stays gone. */
export const updateRetention: Verb<"personal_data.update"> = (tx, actor, { body, revision }) => {
  const before = retentionOf(tx);
  requireRevision(before, revision);
  const after = { ...before, ...body, revision: before.revision + 1 };
  tx.db
    .insert(retentionPolicies)
    .values({ id: 1, ...after })
    .onConflictDoUpdate({ target: retentionPolicies.id, set: after })
    .run();
  audit(tx, actor, "personal_data.update", tx.object, before, after);
  return viewPersonalData(tx);
};
