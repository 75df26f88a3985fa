import { audit } from "../../platform/audit.ts";
import { enqueueLatest } from "../../platform/outbox.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { bureaus, settingsOf } from "./table.ts";
import { settingsFor } from "./view.ts";

/** The directory, which signs people in, hears of the new policy right after this. */
export const updatePolicy: Verb<"policy.update"> = (tx, actor, { body, revision }) => {
  const before = settingsOf(tx);
  requireRevision(settingsFor(actor, before), revision);
  const policy = { ...before.policy, ...body };
  const after = { ...before, policy, revision: before.revision + 1 };
  tx.db.update(bureaus).set(after).run();
  const { now, requestId, address } = tx;
  enqueueLatest(tx, "directory.policy", before.id, { policy, facts: { now, requestId, address } });
  audit(tx, actor, "policy.update", before.id, before, after);
  return settingsFor(actor, after);
};
