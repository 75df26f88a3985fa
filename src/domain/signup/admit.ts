import type { ProblemCode } from "../../contracts/problem.ts";
import { bindingLimit, type EventLimits, type Place, tally } from "./room.ts";

export interface SignupFacts {
  /** Neither cancelled nor held already. */
  live: boolean;
  /** The sign-up window [opens, closes), epoch ms. */
  opensAt: number;
  closesAt: number;
  institutionActive: boolean;
  invited: boolean;
  approval: "none" | "required";
  limits: EventLimits;
  /** The event's active sign-ups. */
  places: readonly Place[];
  institution: string;
  role: string;
  quantity: number;
}

type Refusal = Extract<
  ProblemCode,
  | "closed"
  | "not_open_yet"
  | "full"
  | "institution_limit"
  | "already_signed_up"
  | "not_invited"
  | "institution_inactive"
>;
export type Admission = { refuse: Refusal } | { admit: "pending" | "confirmed" | "waitlisted" };

/** What becomes of a new sign-up at `nowMs`. Waiting claims need no room yet, so they do not count. */
export function admit(facts: SignupFacts, nowMs: number): Admission {
  const { limits, quantity } = facts;
  if (!facts.institutionActive) return { refuse: "institution_inactive" };
  if (!facts.invited) return { refuse: "not_invited" };
  if (!facts.live || nowMs >= facts.closesAt) return { refuse: "closed" };
  if (nowMs < facts.opensAt) return { refuse: "not_open_yet" };
  if (facts.places.some((place) => place.institution === facts.institution && place.role === facts.role))
    return { refuse: "already_signed_up" };
  // What no withdrawal could ever make fit is no use on the waiting list.
  const empty = bindingLimit(tally(limits, []).room(facts), quantity);
  if (empty) return { refuse: empty === "institution" ? "institution_limit" : "full" };
  // An institution's undecided claims count against its own limit, though they hold nothing against others.
  const asked = tally({ ...limits, holdPending: true }, facts.places).room(facts);
  if (asked.institution < quantity) return { refuse: "institution_limit" };
  const pending = facts.approval === "required";
  if (pending && !limits.holdPending) return { admit: "pending" };
  if (bindingLimit(tally(limits, facts.places).room(facts), quantity)) return { admit: "waitlisted" };
  return { admit: pending ? "pending" : "confirmed" };
}
