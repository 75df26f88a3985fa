import { invalid, Problem } from "../../contracts/problem.ts";
import { admit } from "../../domain/signup/admit.ts";
import { audit } from "../../platform/audit.ts";
import { newId } from "../../platform/id.ts";
import { existing } from "../../platform/reference.ts";
import { refOf, requireFor } from "../actor.ts";
import { eventRow, queueRulesOf } from "../event/table.ts";
import { institutionOf } from "../institution/table.ts";
import type { Verb } from "../verb.ts";
import { nextInQueue, settle } from "./settle.ts";
import { signupOf } from "./view.ts";
import { signups } from "./table.ts";

export const createSignup: Verb<"signup.create"> = (tx, actor, { params, body }) => {
  const event = eventRow(tx, params.event);
  if (event.publishedAt === null) throw new Problem("not_found");
  const institution = existing("institution", "机构", () => {
    requireFor(actor, body.institution, "signup.write");
    return institutionOf(tx, body.institution);
  });
  if (!event.roles.some((role) => role.key === body.role))
    throw invalid("role", "本活动没有此角色", "The event has no such role");
  const places = settle(tx, event);
  const verdict = admit(
    {
      live: event.state === "published",
      opensAt: event.signupOpensAt,
      closesAt: event.signupClosesAt,
      institutionActive: institution.active,
      invited: event.invited === null || event.invited.includes(institution.id),
      approval: event.approval,
      limits: queueRulesOf(event),
      places,
      ...body,
    },
    tx.now,
  );
  if ("refuse" in verdict) throw new Problem(verdict.refuse);
  const row = {
    id: newId("signup", tx.now),
    event: event.id,
    ...body,
    state: verdict.admit,
    queue: verdict.admit === "waitlisted" ? nextInQueue(places) : null,
    offerExpiresAt: null,
    comment: "",
    createdBy: refOf(actor),
    createdAt: tx.now,
    revision: 1,
  };
  tx.db.insert(signups).values(row).run();
  audit(tx, actor, "signup.create", row.id, null, row);
  return signupOf(tx, row);
};
