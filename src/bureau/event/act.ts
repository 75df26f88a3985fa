import { eq } from "drizzle-orm";
import type { Event } from "../../contracts/event.ts";
import { Problem } from "../../contracts/problem.ts";
import { decideEvent, type EventAct } from "../../domain/event/state.ts";
import { audit, SYSTEM } from "../../platform/audit.ts";
import { requireRevision } from "../../platform/revision.ts";
import type { Tx } from "../../platform/tx.ts";
import type { Actor } from "../actor.ts";
import { settleSignups } from "../signup/table.ts";
import { eventOf, eventRow, events, queueRulesOf, type EventRow } from "./table.ts";

/** One step of an event's life: the rule's verdict, `change` on top of it, and its queue settled by the new rules. */
export function actOnEvent(
  tx: Tx,
  actor: Actor,
  act: EventAct,
  { params, revision }: { params: { event: string }; revision: number },
  change: (before: EventRow) => Partial<EventRow>,
): Event {
  const before = eventRow(tx, params.event);
  const seen = eventOf(tx, before);
  requireRevision(seen, revision);
  const verdict = decideEvent(act, before, tx.now);
  if ("refuse" in verdict) throw new Problem(verdict.refuse, { current: seen });
  const after = { ...before, ...change(before), state: verdict.to, revision: before.revision + 1 };
  tx.db.update(events).set(after).where(eq(events.id, before.id)).run();
  audit(tx, actor, act === "edit" ? "event.update" : `event.${act}`, before.id, before, after);
  const { moved } = settleSignups(tx, after.id, queueRulesOf(after));
  for (const { action, before, after } of moved) audit(tx, SYSTEM, action, after.id, before, after);
  return eventOf(tx, after);
}
