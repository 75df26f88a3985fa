import { type Material, type MaterialVersion, ReviewStep } from "../../contracts/material.ts";
import { StaffRole } from "../../contracts/permission.ts";
import { decide, type ReviewFacts, supersedes } from "../../domain/review/state.ts";
import type { BureauView } from "../shell/bureau.ts";

/** The review step a version waits for; null when it waits for none. */
export function stepOf(version: Pick<MaterialVersion, "state">): ReviewStep | null {
  return ReviewStep.options.find((step) => step === version.state) ?? null;
}

/** Why somebody does not approve a step: what they did themselves, that it is another's, or that nobody can any more. */
export type Hindrance = "created" | "submitted" | ReviewStep | "role" | "superseded" | "expired";

export interface Judging {
  approves: boolean;
  returns: boolean;
  /** Why not, when the version waits for a step that the person cannot approve. */
  hindrance: Hindrance | null;
}

/** What the person in view may decide about a version: the server's own rule, on what the page shows. */
export function judgingOf(
  material: Material,
  version: MaterialVersion,
  { person, roles }: Pick<BureauView, "person" | "roles">,
  today: string,
): Judging {
  const facts = factsOf(material, version, today);
  const actor = { id: person.id, roles: StaffRole.options.filter((role) => roles.includes(role)) };
  const approval = decide("approve", facts, actor, version.sha256);
  const returns = "to" in decide("return", facts, actor, version.sha256);
  if ("to" in approval || !stepOf(version)) return { approves: "to" in approval, returns, hindrance: null };
  const { refuse } = approval;
  const hindrance = refuse === "superseded" || refuse === "expired" ? refuse : (partOf(version, person.id) ?? "role");
  return { approves: false, returns, hindrance };
}

/** The newer version that takes the place of this one; undefined when there is none. */
export function successorOf(material: Material, version: MaterialVersion): MaterialVersion | undefined {
  return material.versions.find((one) => one.number > version.number && supersedes(storedState(one)));
}

function factsOf(material: Material, version: MaterialVersion, today: string): ReviewFacts {
  return {
    ...version,
    state: storedState(version),
    today,
    createdBy: version.createdBy.id,
    submittedBy: version.submittedBy?.id ?? null,
    reviewedBy: version.reviews.map((review) => review.by.id),
    superseded: successorOf(material, version) !== undefined,
  };
}

function storedState({ state }: MaterialVersion): ReviewFacts["state"] {
  return state === "expired" ? "approved" : state;
}

function partOf(version: MaterialVersion, person: string): Hindrance | undefined {
  if (version.createdBy.id === person) return "created";
  if (version.submittedBy?.id === person) return "submitted";
  const step = version.reviews.find((review) => review.by.id === person)?.step;
  return ReviewStep.options.find((one) => one === step);
}
