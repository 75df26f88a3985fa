import type { Bureau } from "../../contracts/bureau.ts";
import { audit, SYSTEM } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import { bureaus } from "./table.ts";

/** The directory tells under which bureau this one stands; telling it twice changes nothing. */
export function placeBureau(tx: Tx, parent: Bureau["parent"]): void {
  const before = tx.db.select().from(bureaus).get();
  if (!before || (before.parent?.id === parent?.id && before.parent?.name === parent?.name)) return;
  const after = { ...before, parent, revision: before.revision + 1 };
  tx.db.update(bureaus).set(after).run();
  audit(tx, SYSTEM, "bureau.place", before.id, before, after);
}
