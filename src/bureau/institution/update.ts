import { eq } from "drizzle-orm";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { requireNewName } from "./create.ts";
import { institutionOf, institutions } from "./table.ts";

export const updateInstitution: Verb<"institution.update"> = (tx, actor, { params, body, revision }) => {
  const before = institutionOf(tx, params.institution);
  requireRevision(before, revision);
  if (body.name !== undefined && body.name !== before.name) requireNewName(tx, body.name);
  const after = { ...before, ...body, revision: before.revision + 1 };
  tx.db.update(institutions).set(after).where(eq(institutions.id, before.id)).run();
  audit(tx, actor, "institution.update", before.id, before, after);
  return after;
};
