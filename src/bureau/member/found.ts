import type { Bureau } from "../../contracts/bureau.ts";
import type { PersonRef } from "../../contracts/person.ts";
import { Problem } from "../../contracts/problem.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import { bureaus } from "../settings/table.ts";
import { saveMember } from "./save.ts";

/** Creates the bureau in its own, still empty object, with its first administrator. */
export function foundBureau(tx: Tx, admin: PersonRef & { email: string }, facts: Omit<Bureau, "revision">): Bureau {
  const existing = tx.db.select().from(bureaus).get();
  if (existing) throw new Problem("conflict", { current: existing });
  const bureau = { ...facts, revision: 1 };
  tx.db.insert(bureaus).values(bureau).run();
  saveMember(tx, admin, { roles: ["admin", "security_admin"] });
  audit(tx, admin, "setup.create", bureau.id, null, bureau);
  return bureau;
}
