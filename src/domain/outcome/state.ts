import type { OutcomeState } from "../../contracts/outcome.ts";

export type OutcomeAct = "edit" | "submit" | "accept" | "return";

const NEXT: Record<OutcomeAct, Partial<Record<OutcomeState, OutcomeState>>> = {
  edit: { draft: "draft", returned: "returned" },
  submit: { draft: "submitted", returned: "submitted" },
  accept: { submitted: "accepted" },
  return: { submitted: "returned" },
};

/** draft → submitted → (returned → submitted)* → accepted. Who submitted it does not judge it. */
export function decideOutcome(
  act: OutcomeAct,
  facts: { state: OutcomeState; submittedBy: string | null; actor: string },
): { to: OutcomeState } | { refuse: "conflict" | "same_person" } {
  const to = NEXT[act][facts.state];
  if (!to) return { refuse: "conflict" };
  if ((act === "accept" || act === "return") && facts.submittedBy === facts.actor) return { refuse: "same_person" };
  return { to };
}
