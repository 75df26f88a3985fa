import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import { reaim } from "../aim/table.ts";
import type { Verb } from "../verb.ts";
import { requireScreens } from "./create.ts";
import { groupOf, groups } from "./table.ts";

export const updateGroup: Verb<"group.update"> = (tx, actor, { params, body, revision }) => {
  const before = groupOf(tx, params.group);
  requireRevision(before, revision);
  requireScreens(tx, body.screens);
  const after = { ...before, ...body, revision: before.revision + 1 };
  tx.db.update(groups).set(after).where(eq(groups.id, before.id)).run();
  reaim(tx);
  audit(tx, actor, "group.update", before.id, before, after);
  return after;
};
