import { and, isNotNull, isNull, lte, sql, type SQL } from "drizzle-orm";
import type { InvitationState } from "../../contracts/member.ts";
import { newestFirst } from "../../platform/page.ts";
import type { Verb } from "../verb.ts";
import { viewInvitation } from "./invitation-view.ts";
import { invitations, isOpen } from "./table.ts";
import { among, scopeOf } from "./view.ts";

export const listInvitations: Verb<"invitation.list"> = (tx, actor, { query }) => {
  const institution = sql`json_extract(${invitations.grant}, '$.institution')`;
  const scope = scopeOf(actor, "invitation.read");
  const where = and(
    scope ? among(institution, scope) : undefined,
    query.institution === undefined ? undefined : sql`${institution} = ${query.institution}`,
    query.state && inState(query.state, tx.now),
  );
  const { rows, ...page } = newestFirst(tx, invitations, query, where);
  return { items: rows.map((row) => viewInvitation(tx, row)), ...page };
};

function inState(state: InvitationState, nowMs: number): SQL | undefined {
  const { acceptedAt, revokedAt, expiresAt } = invitations;
  switch (state) {
    case "open":
      return isOpen(nowMs);
    case "accepted":
      return isNotNull(acceptedAt);
    case "revoked":
      return and(isNull(acceptedAt), isNotNull(revokedAt));
    case "expired":
      return and(isNull(acceptedAt), isNull(revokedAt), lte(expiresAt, nowMs));
  }
}
