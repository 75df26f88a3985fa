import { eq } from "drizzle-orm";
import type { Takeover } from "../../contracts/takeover.ts";
import { Problem } from "../../contracts/problem.ts";
import { takeoverRefusal, type TakeoverAct } from "../../domain/takeover/state.ts";
import { audit } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { takeoverRow, takeovers, type TakeoverRow } from "./table.ts";
import { factsOf, screensNamed, takeoverOf } from "./view.ts";

/** One step in a takeover's life: the rule's verdict, then the change. */
export function actOnTakeover(
  tx: Tx,
  actor: Actor,
  act: TakeoverAct,
  { params, revision }: { params: { takeover: string }; revision: number },
  change: Partial<TakeoverRow>,
): Takeover {
  const before = takeoverRow(tx, params.takeover);
  const named = screensNamed(tx, before.id);
  const seen = takeoverOf(tx, before, named);
  requireRevision(seen, revision);
  const refusal = takeoverRefusal(act, factsOf(before), actor.id, tx.now);
  if (refusal) throw new Problem(refusal, { current: seen });
  const after = { ...before, ...change, revision: before.revision + 1 };
  tx.db.update(takeovers).set(after).where(eq(takeovers.id, before.id)).run();
  audit(tx, actor, `takeover.${act}`, before.id, before, after);
  return takeoverOf(tx, after, named);
}
