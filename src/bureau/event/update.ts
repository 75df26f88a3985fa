import { invalid, Problem } from "../../contracts/problem.ts";
import { overbooked } from "../../domain/event/capacity.ts";
import { endOf, startOf } from "../../domain/event/problems.ts";
import type { InputOf } from "../../contracts/endpoint.ts";
import type { Endpoints } from "../../contracts/endpoints.ts";
import { newId } from "../../platform/id.ts";
import type { Tx } from "../../platform/tx.ts";
import { activeSignups, rolesInUse } from "../signup/table.ts";
import type { Verb } from "../verb.ts";
import { actOnEvent } from "./act.ts";
import { requireFacts } from "./facts.ts";
import { eventOf, queueRulesOf, type EventRow, type StoredSession } from "./table.ts";

type Patch = InputOf<Endpoints["event.update"]>["body"];

export const updateEvent: Verb<"event.update"> = (tx, actor, input) =>
  actOnEvent(tx, actor, "edit", input, (before) => {
    const { sessions: patched, signupOpensAt, signupClosesAt, ...rest } = input.body;
    const sessions = patched ? sessionsOf(tx, before, patched) : before.sessions;
    const after = {
      ...before,
      ...rest,
      sessions,
      startsAt: startOf(sessions),
      endsAt: endOf(sessions),
      signupOpensAt: signupOpensAt === undefined ? before.signupOpensAt : Date.parse(signupOpensAt),
      signupClosesAt: signupClosesAt === undefined ? before.signupClosesAt : Date.parse(signupClosesAt),
    };
    requireFacts(tx, after);
    requireRoles(tx, before, after);
    const errors = overbooked(queueRulesOf(after), activeSignups(tx, before.id));
    if (errors.length > 0) throw new Problem("overbooked", { errors, current: eventOf(tx, before) });
    return after;
  });

/** A session named by its id stays the same one; the others are new. */
function sessionsOf(tx: Tx, before: EventRow, sessions: NonNullable<Patch["sessions"]>): StoredSession[] {
  return sessions.map(({ id, place, startsAt, endsAt }, i) => {
    const known = id !== undefined && before.sessions.some((session) => session.id === id);
    if (id !== undefined && (!known || sessions.findIndex((other) => other.id === id) !== i))
      throw invalid(`sessions.${i}.id`, "不是本活动的场次", "Not a session of this event");
    return {
      id: id ?? newId("session", tx.now),
      place,
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
    };
  });
}

/** A role that anybody signed up for stays: its sign-ups would be without a name. */
function requireRoles(tx: Tx, before: EventRow, after: Pick<EventRow, "roles">): void {
  const gone = rolesInUse(tx, before.id).find((key) => !after.roles.some((role) => role.key === key));
  const name = before.roles.find((role) => role.key === gone)?.name ?? gone;
  if (gone !== undefined)
    throw invalid("roles", `“${name}”已有报名，不能移除`, `There are sign-ups for “${name}”; it cannot be removed`);
}
