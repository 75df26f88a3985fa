import { eq } from "drizzle-orm";
import type { Signup } from "../../contracts/signup.ts";
import { Problem } from "../../contracts/problem.ts";
import { decideSignup, type SignupAct } from "../../domain/signup/decide.ts";
import { audit } from "../../platform/audit.ts";
import type { Tx } from "../../platform/tx.ts";
import { requireFor, type Actor } from "../actor.ts";
import { eventRow, queueRulesOf } from "../event/table.ts";
import { nextInQueue, settle } from "./settle.ts";
import { signupRow, signups, type SignupRow } from "./table.ts";
import { signupOf } from "./view.ts";

/** Who may do it: an institution with its own sign-ups, the bureau with everybody's. */
const BY_BUREAU: readonly SignupAct[] = ["confirm", "refuse"];

/** One step of a sign-up's life, and what follows for the queue, in one transaction. */
export function actOnSignup(
  tx: Tx,
  actor: Actor,
  act: SignupAct,
  { params }: { params: { signup: string } },
  change: Partial<SignupRow> = {},
): Signup {
  const { event: eventId, institution } = signupRow(tx, params.signup);
  if (!BY_BUREAU.includes(act)) requireFor(actor, institution, "signup.write");
  const event = eventRow(tx, eventId);
  const entries = settle(tx, event);
  const before = signupRow(tx, params.signup);
  const verdict = decideSignup(
    act,
    { id: before.id, state: before.state, rules: queueRulesOf(event), entries, startsAt: event.startsAt },
    tx.now,
  );
  if ("refuse" in verdict) throw new Problem(verdict.refuse, { current: signupOf(tx, before) });
  const after = {
    ...before,
    ...change,
    state: verdict.to,
    queue: verdict.to === "waitlisted" ? nextInQueue(entries) : null,
    revision: before.revision + 1,
  };
  tx.db.update(signups).set(after).where(eq(signups.id, before.id)).run();
  audit(tx, actor, `signup.${act}`, before.id, before, after);
  settle(tx, event);
  return signupOf(tx, signupRow(tx, before.id));
}
