import { bindingLimit, type EventLimits, type Place, tally } from "./room.ts";

export interface Entry extends Place {
  id: string;
  /** Grows with each entry that joins the event's queue; null unless waitlisted. */
  queue: number | null;
  /** Exclusive, epoch ms; null unless offered. */
  offerExpiresAt: number | null;
}
export interface QueueRules extends EventLimits {
  approval: "none" | "required";
  /** A place set free is confirmed at once for the head of the queue, instead of offered. */
  autoConfirm: boolean;
  /** From this instant on (epoch ms) nothing is offered: the end of sign-up or the start, whichever is first. */
  cutOff: number;
  /** Neither cancelled nor held. */
  live: boolean;
}
export interface Move {
  id: string;
  to: "expired" | "offered" | "confirmed" | "pending";
}

/** The waiting entries, head first. */
export function waiting<E extends Pick<Entry, "queue">>(entries: readonly E[]): E[] {
  return entries.filter((entry) => entry.queue !== null).sort((a, b) => (a.queue ?? 0) - (b.queue ?? 0));
}

/**
 * What must move so that the event is as it should be at `nowMs`: offers past their time lapse, then each free place
 * goes to the head of the queue that can use it. Entries whose limit still binds keep their position and hold nobody up.
 */
export function settleQueue(rules: QueueRules, entries: readonly Entry[], nowMs: number): Move[] {
  const lapsed = new Set(entries.filter((entry) => hasLapsed(entry, nowMs)));
  const moves: Move[] = [...lapsed].map(({ id }) => ({ id, to: "expired" }));
  if (!rules.live || nowMs >= rules.cutOff) return moves;
  const taken = tally(
    rules,
    entries.filter((entry) => !lapsed.has(entry)),
  );
  for (const entry of waiting(entries)) {
    if (bindingLimit(taken.room(entry), entry.quantity)) continue;
    taken.take(entry);
    moves.push({ id: entry.id, to: promotion(rules) });
  }
  return moves;
}

/** Where pending sign-ups hold places, who waits has not been approved yet; elsewhere only the approved wait. */
function promotion(rules: QueueRules): Move["to"] {
  if (rules.approval === "required" && rules.holdPending) return "pending";
  return rules.autoConfirm ? "confirmed" : "offered";
}

function hasLapsed(entry: Pick<Entry, "state" | "offerExpiresAt">, nowMs: number): boolean {
  return entry.state === "offered" && entry.offerExpiresAt !== null && nowMs >= entry.offerExpiresAt;
}

/** Positions 1, 2, 3 … of the waiting entries, by id. */
export function positions(entries: readonly Pick<Entry, "id" | "queue">[]): Map<string, number> {
  return new Map(waiting(entries).map((entry, i) => [entry.id, i + 1]));
}
