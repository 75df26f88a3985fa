import type { PersonRef } from "../../contracts/person.ts";
import type { Tx } from "../../platform/tx.ts";
import { outcomeRevisions, outcomes, type OutcomeRow } from "./table.ts";

/** Writes a filing as it is now and keeps this revision for good. */
export function saveOutcome(tx: Tx, row: OutcomeRow, by: PersonRef): void {
  tx.db.insert(outcomes).values(row).onConflictDoUpdate({ target: outcomes.id, set: row }).run();
  const { id: outcome, revision, state, figures, narrative } = row;
  tx.db.insert(outcomeRevisions).values({ outcome, revision, state, figures, narrative, by, at: tx.now }).run();
}
