import { and, eq } from "drizzle-orm";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Verb } from "../verb.ts";
import { requireOther } from "./grant.ts";
import { memberChanged, requireAdministered } from "./save.ts";
import { members } from "./table.ts";
import { revokeUnbacked } from "./unbacked.ts";
import { among, memberOf, scopeOf, viewMembers } from "./view.ts";

/** Ends at the person's next request. An institution's manager removes its members, and its managers the bureau does. */
export const removeMember: Verb<"member.remove"> = (tx, actor, { params, revision }) => {
  const scope = scopeOf(actor, "member.remove");
  const before = memberOf(tx, params.person, scope);
  requireRevision(before, revision);
  requireOther(tx, actor, before.person);
  if (scope && before.institutions.some(({ role }) => role !== "partner_member")) throw new Problem("forbidden");
  const places = scope ? among(members.institution, scope) : undefined;
  tx.db
    .delete(members)
    .where(and(eq(members.person, before.person), places))
    .run();
  requireAdministered(tx);
  memberChanged(tx, before.person);
  const [left] = viewMembers(tx, [before.person], null);
  revokeUnbacked(tx, before.person, left ?? null);
  audit(tx, actor, "member.remove", before.person, before, left ?? null);
};
