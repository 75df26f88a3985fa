import type { Signup } from "../../contracts/signup.ts";
import { positions } from "../../domain/signup/queue.ts";
import { bindingLimit, tally } from "../../domain/signup/room.ts";
import { utcText, type Tx } from "../../platform/tx.ts";
import { eventRow, queueRulesOf } from "../event/table.ts";
import { institutionOf } from "../institution/table.ts";
import { activeSignups, type SignupRow } from "./table.ts";

/** Rows as people see them: with names, and waiting ones with their position and the limit that binds. */
export function signupsOf(tx: Tx, rows: readonly SignupRow[]): Signup[] {
  const queues = new Map<string, ReturnType<typeof queueOf>>();
  return rows.map((row) => {
    const queue = queues.get(row.event) ?? queueOf(tx, row.event);
    queues.set(row.event, queue);
    return {
      id: row.id,
      event: row.event,
      eventTitle: queue.title,
      institution: row.institution,
      institutionName: institutionOf(tx, row.institution).name,
      role: row.role,
      quantity: row.quantity,
      state: row.state,
      position: queue.positions.get(row.id) ?? null,
      bindingLimit: row.state === "waitlisted" ? bindingLimit(queue.taken.room(row), row.quantity) : null,
      offerExpiresAt: row.state === "offered" && row.offerExpiresAt !== null ? utcText(row.offerExpiresAt) : null,
      note: row.note,
      comment: row.comment,
      createdBy: row.createdBy,
      createdAt: utcText(row.createdAt),
      revision: row.revision,
    };
  });
}

export function signupOf(tx: Tx, row: SignupRow): Signup {
  const [signup] = signupsOf(tx, [row]);
  if (!signup) throw new Error("One row in, none out");
  return signup;
}

function queueOf(tx: Tx, event: string) {
  const row = eventRow(tx, event);
  const active = activeSignups(tx, event);
  return { title: row.title, positions: positions(active), taken: tally(queueRulesOf(row), active) };
}
