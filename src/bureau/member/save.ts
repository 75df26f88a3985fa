import { and, eq, max } from "drizzle-orm";
import type { Grant } from "../../contracts/member.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { isAdministered, mayHoldTogether } from "../../domain/member/roles.ts";
import { enqueueLatest } from "../../platform/outbox.ts";
import type { Tx } from "../../platform/tx.ts";
import { settingsOf } from "../settings/table.ts";
import { members } from "./table.ts";

/** Gives a person a place here beside those they have: adds roles, takes none away. */
export function saveMember(tx: Tx, person: PersonRef & { email: string }, grant: Grant): void {
  const institution = "institution" in grant ? grant.institution : "";
  const held = tx.db
    .select()
    .from(members)
    .where(and(eq(members.person, person.id), eq(members.institution, institution)))
    .get();
  const staffRoles = [...new Set([...(held?.staffRoles ?? []), ...("roles" in grant ? grant.roles : [])])];
  if (settingsOf(tx).separateAdministration && !mayHoldTogether(staffRoles)) throw new Problem("roles_apart");
  const given = "role" in grant ? grant.role : null;
  const row = {
    person: person.id,
    name: person.name,
    email: person.email,
    institution,
    staffRoles,
    partnerRole: held?.partnerRole === "partner_manager" ? held.partnerRole : given,
    createdAt: held?.createdAt ?? tx.now,
  };
  tx.db
    .insert(members)
    .values({ ...row, revision: 0 })
    .onConflictDoUpdate({ target: [members.person, members.institution], set: row })
    .run();
  memberChanged(tx, person.id);
}

/** After any change of a person's places: their next revision, and the directory's index of who belongs where. */
export function memberChanged(tx: Tx, person: string): void {
  const rows = eq(members.person, person);
  const { last } = tx.db
    .select({ last: max(members.revision) })
    .from(members)
    .where(rows)
    .get() ?? { last: null };
  tx.db
    .update(members)
    .set({ revision: (last ?? 0) + 1 })
    .where(rows)
    .run();
  enqueueLatest(tx, "directory.index", person, { bureau: tx.object, belongs: last !== null });
}

/** A bureau that nobody can administer could never be repaired from inside. */
export function requireAdministered(tx: Tx): void {
  const rows = tx.db.select({ roles: members.staffRoles }).from(members).where(eq(members.institution, "")).all();
  if (!isAdministered(rows.map(({ roles }) => roles))) throw new Problem("last_administrator");
}
