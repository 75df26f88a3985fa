import type { ReviewStep, VersionState } from "../../contracts/material.ts";
import type { StaffRole } from "../../contracts/permission.ts";

/** What is stored; `expired` follows from the date of an approved version. */
export type StoredVersionState = Exclude<VersionState, "expired">;
export type VersionAct = "submit" | "approve" | "return" | "withdraw" | "renew";

/**
 * The steps that a bureau asks for, in order. Fewer than three leave out the middle, then the first: the last word is
 * always 终审, and each step belongs to its own role whatever the number of steps.
 */
const STEPS: Record<number, readonly ReviewStep[]> = {
  1: ["final_review"],
  2: ["first_review", "final_review"],
  3: ["first_review", "second_review", "final_review"],
};
export const REVIEWER: Record<ReviewStep, StaffRole> = {
  first_review: "reviewer_1",
  second_review: "reviewer_2",
  final_review: "reviewer_3",
};

export function reviewSteps(count: number): readonly ReviewStep[] {
  const steps = STEPS[count];
  if (!steps) throw new RangeError(`A bureau has one, two or three review steps, not ${count}`);
  return steps;
}

/** The state on a local day (`YYYY-MM-DD`): an approved version is expired after its last valid day. */
export function versionState(stored: StoredVersionState, validUntil: string | null, today: string): VersionState {
  return stored === "approved" && isPast(validUntil, today) ? "expired" : stored;
}

export interface ReviewFacts {
  state: StoredVersionState;
  /** The steps still to pass when it is in review, fixed when it was submitted; the bureau's own when it is a draft. */
  steps: readonly ReviewStep[];
  sha256: string;
  validUntil: string | null;
  today: string;
  createdBy: string;
  submittedBy: string | null;
  /** Who has approved an earlier step. */
  reviewedBy: readonly string[];
  /** A newer version is on its way or approved: this one is no longer what the material is to say. */
  superseded: boolean;
}
export interface Reviewer {
  id: string;
  roles: readonly StaffRole[];
}

export type ReviewRefusal = "conflict" | "expired" | "forbidden" | "same_person" | "superseded" | "changed_in_review";
export type ReviewVerdict = { to: StoredVersionState } | { refuse: ReviewRefusal };

/** draft → the bureau's steps in order → approved | returned; withdrawn from everything that is not over. */
export function decide(act: VersionAct, facts: ReviewFacts, actor: Reviewer, seenSha256?: string): ReviewVerdict {
  switch (act) {
    case "submit":
      if (facts.state !== "draft") return { refuse: "conflict" };
      if (facts.superseded) return { refuse: "superseded" };
      if (isPast(facts.validUntil, facts.today)) return { refuse: "expired" };
      return { to: facts.steps[0] ?? "draft" };
    case "withdraw":
      return withdraw(facts, actor);
    case "renew":
      return isUnderway(facts.state) ? { refuse: "conflict" } : { to: "draft" };
    case "approve":
    case "return":
      return judge(act, facts, actor, seenSha256);
  }
}

/** Whether a version stands in the way of an older one: everything but what was returned or withdrawn. */
export function supersedes(state: StoredVersionState): boolean {
  return state !== "returned" && state !== "withdrawn";
}

/** Planners take back what they submitted; what is approved, and may be on the air, also a reviewer can stop. */
function withdraw({ state }: ReviewFacts, { roles }: Reviewer): ReviewVerdict {
  if (!supersedes(state)) return { refuse: "conflict" };
  return roles.includes("planner") || state === "approved" ? { to: "withdrawn" } : { refuse: "forbidden" };
}

/** A step is judged by the holder of its role, who had no other part in this version, on the bytes they saw. */
function judge(
  act: "approve" | "return",
  facts: ReviewFacts,
  actor: Reviewer,
  seenSha256: string | undefined,
): ReviewVerdict {
  const at = facts.steps.findIndex((step) => step === facts.state);
  const step = facts.steps[at];
  if (!step) return { refuse: "conflict" };
  if (!actor.roles.includes(REVIEWER[step])) return { refuse: "forbidden" };
  if ([facts.createdBy, facts.submittedBy, ...facts.reviewedBy].includes(actor.id)) return { refuse: "same_person" };
  if (seenSha256 !== facts.sha256) return { refuse: "changed_in_review" };
  if (act === "return") return { to: "returned" };
  if (facts.superseded) return { refuse: "superseded" };
  if (isPast(facts.validUntil, facts.today)) return { refuse: "expired" };
  return { to: facts.steps[at + 1] ?? "approved" };
}

function isUnderway(state: StoredVersionState): boolean {
  return state !== "approved" && supersedes(state);
}

function isPast(validUntil: string | null, today: string): boolean {
  return validUntil !== null && validUntil < today;
}
