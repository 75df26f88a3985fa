import type { Outcome } from "../../contracts/outcome.ts";
import { Problem } from "../../contracts/problem.ts";
import { decideOutcome, type OutcomeAct } from "../../domain/outcome/state.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import { refOf, requireFor, type Actor } from "../actor.ts";
import { saveOutcome } from "./save.ts";
import { outcomeRow, type OutcomeRow } from "./table.ts";
import { maySee, outcomeOf } from "./view.ts";

/** One step of a filing's life: the rule's verdict, `change` on top of it, and a revision that stays. */
export function actOnOutcome(
  tx: Tx,
  actor: Actor,
  act: OutcomeAct,
  { params, revision }: { params: { outcome: string }; revision: number },
  change: (before: OutcomeRow) => Partial<OutcomeRow>,
): Outcome {
  const before = outcomeRow(tx, params.outcome);
  if (!maySee(actor, before)) throw new Problem("not_found");
  const institution = before.institution || null;
  if (act === "edit") requireFor(actor, institution, "outcome.write");
  if (act === "submit") requireFor(actor, institution, "outcome.submit");
  const seen = outcomeOf(tx, before);
  requireRevision(seen, revision);
  const verdict = decideOutcome(act, {
    state: before.state,
    submittedBy: before.submittedBy?.id ?? null,
    actor: actor.id,
  });
  if ("refuse" in verdict) throw new Problem(verdict.refuse, { current: seen });
  const after = { ...before, ...change(before), state: verdict.to, revision: before.revision + 1 };
  saveOutcome(tx, after, refOf(actor));
  audit(tx, actor, act === "edit" ? "outcome.update" : `outcome.${act}`, before.id, before, after);
  return outcomeOf(tx, after);
}
