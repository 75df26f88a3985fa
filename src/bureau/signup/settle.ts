import { eq, lte, and } from "drizzle-orm";
import type { Entry } from "../../domain/signup/queue.ts";
import { audit, SYSTEM } from "../../platform/audit.ts";
import { arm } from "../../platform/timer.ts";
import type { Tx } from "../../platform/tx.ts";
import { eventRow, queueRulesOf, type EventRow } from "../event/table.ts";
import { OFFERS_TIMER, settleSignups, signups } from "./table.ts";

/** Settles the queue of an event and writes what moved to the trail; answers its active sign-ups. */
export function settle(tx: Tx, event: EventRow): Entry[] {
  const { entries, moved } = settleSignups(tx, event.id, queueRulesOf(event));
  for (const { action, before, after } of moved) audit(tx, SYSTEM, action, after.id, before, after);
  return entries;
}

/** The number with which the next entry joins an event's queue: behind everybody who waits. */
export function nextInQueue(entries: readonly Entry[]): number {
  return Math.max(0, ...entries.map((entry) => entry.queue ?? 0)) + 1;
}

/** The timer of the offers: those that have run out lapse, and their places go on. */
export function lapseOffers(tx: Tx): void {
  const due = tx.db
    .selectDistinct({ event: signups.event })
    .from(signups)
    .where(and(eq(signups.state, "offered"), lte(signups.offerExpiresAt, tx.now)))
    .all();
  for (const { event } of due) settle(tx, eventRow(tx, event));
  const next = tx.sql
    .exec<{ at: number | null }>("SELECT min(offer_expires_at) AS at FROM signup WHERE state = 'offered'")
    .one().at;
  if (next !== null) arm(tx, OFFERS_TIMER, next);
}
