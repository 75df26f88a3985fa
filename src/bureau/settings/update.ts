import { audit } from "../../platform/audit.ts";
import { enqueueLatest } from "../../platform/outbox.ts";
import { requireZone } from "../../platform/reference.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { requireNoRelaxation } from "./relaxation.ts";
import { separateAdministrators } from "./separate.ts";
import { bureaus, settingsOf } from "./table.ts";

export const updateBureau: Verb<"bureau.update"> = (tx, actor, { body, revision }) => {
  const before = settingsOf(tx);
  requireRevision(before, revision);
  requireZone("zone", body.zone);
  requireNoRelaxation(before, body);
  const after = { ...before, ...body, revision: before.revision + 1 };
  if (after.separateAdministration && !before.separateAdministration) separateAdministrators(tx);
  tx.db.update(bureaus).set(after).run();
  if (after.name !== before.name) enqueueLatest(tx, "directory.name", before.id, { name: after.name });
  audit(tx, actor, "bureau.update", before.id, before, after);
  return after;
};
