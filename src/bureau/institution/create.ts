import { eq } from "drizzle-orm";
import { invalid } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Verb } from "../verb.ts";
import { institutions } from "./table.ts";

export const createInstitution: Verb<"institution.create"> = (tx, actor, { body }) => {
  requireNewName(tx, body.name);
  const institution = { id: newId("institution", tx.now), ...body, revision: 1 };
  tx.db.insert(institutions).values(institution).run();
  audit(tx, actor, "institution.create", institution.id, null, institution);
  return institution;
};

export function requireNewName(tx: Tx, name: string): void {
  if (tx.db.select().from(institutions).where(eq(institutions.name, name)).get())
    throw invalid("name", "已有同名机构", "An institution of this name exists already");
}
