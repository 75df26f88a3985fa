import type { ProblemCode } from "../../contracts/problem.ts";
import type { SignupState } from "../../contracts/signup.ts";
import { type Entry, type QueueRules, waiting } from "./queue.ts";
import { bindingLimit, tally } from "./room.ts";

export type SignupAct = "withdraw" | "accept_offer" | "decline_offer" | "confirm" | "refuse";
export type SignupVerdict =
  | { to: Extract<SignupState, "confirmed" | "waitlisted" | "withdrawn" | "declined" | "refused"> }
  | { refuse: Extract<ProblemCode, "conflict" | "gone" | "closed" | "full" | "institution_limit"> };

export interface DecideFacts {
  id: string;
  /** As stored once the queue was settled at `nowMs`. */
  state: SignupState;
  rules: QueueRules;
  /** The event's active sign-ups, settled at `nowMs`. */
  entries: readonly Entry[];
  /** First session's start, epoch ms: who has come cannot step back any more. */
  startsAt: number;
}

/** Whether the act is allowed at `nowMs`, and to which state it leads. */
export function decideSignup(act: SignupAct, facts: DecideFacts, nowMs: number): SignupVerdict {
  const own = facts.entries.find((entry) => entry.id === facts.id);
  if (facts.state === "expired" && act !== "withdraw" && act !== "refuse") return { refuse: "gone" };
  if (!own) return { refuse: "conflict" };
  if (!facts.rules.live) return { refuse: "closed" };
  switch (act) {
    case "withdraw":
      return nowMs < facts.startsAt ? { to: "withdrawn" } : { refuse: "closed" };
    case "refuse":
      return { to: "refused" };
    case "decline_offer":
      return own.state === "offered" ? { to: "declined" } : { refuse: "conflict" };
    case "accept_offer":
      return own.state === "offered" ? { to: "confirmed" } : { refuse: "conflict" };
    case "confirm":
      return confirm(own, facts);
  }
}

function confirm(own: Entry, { rules, entries }: DecideFacts): SignupVerdict {
  if (own.state === "confirmed") return { refuse: "conflict" };
  if (own.state === "offered") return { to: "confirmed" };
  const others = entries.filter((entry) => entry !== own);
  const taken = tally(rules, others);
  const binding = bindingLimit(taken.room(own), own.quantity);
  // Approved, and now waiting for a place like everybody else.
  if (own.state === "pending") return { to: binding ? "waitlisted" : "confirmed" };
  if (binding) return { refuse: binding === "institution" ? "institution_limit" : "full" };
  // After the cut-off nothing moves by itself; the bureau may still give a free place, in the order of the queue.
  const ahead = waiting(others).filter((other) => (other.queue ?? 0) < (own.queue ?? 0));
  const passed = ahead.some((other) => bindingLimit(taken.room(other), other.quantity) === null);
  return passed ? { refuse: "conflict" } : { to: "confirmed" };
}
