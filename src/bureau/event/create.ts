import { endOf, startOf } from "../../domain/event/problems.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import type { Verb } from "../verb.ts";
import { requireFacts } from "./facts.ts";
import { eventOf, events } from "./table.ts";

export const createEvent: Verb<"event.create"> = (tx, actor, { body }) => {
  const sessions = body.sessions.map(({ place, startsAt, endsAt }) => ({
    id: newId("session", tx.now),
    place,
    startsAt: Date.parse(startsAt),
    endsAt: Date.parse(endsAt),
  }));
  const row = {
    id: newId("event", tx.now),
    ...body,
    sessions,
    startsAt: startOf(sessions),
    endsAt: endOf(sessions),
    signupOpensAt: Date.parse(body.signupOpensAt),
    signupClosesAt: Date.parse(body.signupClosesAt),
    state: "draft" as const,
    publishedAt: null,
    comment: "",
    revision: 1,
  };
  requireFacts(tx, row);
  tx.db.insert(events).values(row).run();
  audit(tx, actor, "event.create", row.id, null, row);
  return eventOf(tx, row);
};
