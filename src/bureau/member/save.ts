import { and, eq } from "drizzle-orm";
import type { Grant } from "../../contracts/member.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { enqueue } from "../../platform/outbox.ts";
import type { Tx } from "../../platform/tx.ts";
import { members } from "./table.ts";

/** Gives a person a place here beside those they have, and tells the directory's index of who belongs where. */
export function saveMember(tx: Tx, person: PersonRef & { email: string }, grant: Grant): void {
  const institution = "institution" in grant ? grant.institution : "";
  const held = tx.db
    .select({ staffRoles: members.staffRoles })
    .from(members)
    .where(and(eq(members.person, person.id), eq(members.institution, institution)))
    .get();
  const row = {
    person: person.id,
    name: person.name,
    email: person.email,
    institution,
    staffRoles: [...new Set([...(held?.staffRoles ?? []), ...("roles" in grant ? grant.roles : [])])],
    partnerRole: "role" in grant ? grant.role : null,
    createdAt: tx.now,
  };
  tx.db
    .insert(members)
    .values(row)
    .onConflictDoUpdate({ target: [members.person, members.institution], set: row })
    .run();
  enqueue(tx, "directory.index", { person: person.id, bureau: tx.object });
}
