import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReviewStep } from "../../../src/contracts/material.ts";
import {
  decide,
  REVIEWER,
  reviewSteps,
  supersedes,
  versionState,
  type ReviewFacts,
  type StoredVersionState,
  type VersionAct,
} from "../../../src/domain/review/state.ts";

const STATES: StoredVersionState[] = [
  "draft",
  "first_review",
  "second_review",
  "final_review",
  "approved",
  "returned",
  "withdrawn",
];
const ALL = { id: "someone", roles: ["planner", "reviewer_1", "reviewer_2", "reviewer_3"] as const };
const REVIEWERS = ALL.roles.slice(1);

function facts(overrides: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    state: "first_review",
    steps: reviewSteps(3),
    sha256: "aa",
    validUntil: null,
    today: "2026-06-15",
    createdBy: "creator",
    submittedBy: "submitter",
    reviewedBy: [],
    superseded: false,
    ...overrides,
  };
}

describe("steps", () => {
  it("end with the final one, whatever their number", () => {
    expect(reviewSteps(1)).toEqual(["final_review"]);
    expect(reviewSteps(2)).toEqual(["first_review", "final_review"]);
    expect(reviewSteps(3)).toEqual(["first_review", "second_review", "final_review"]);
    expect(() => reviewSteps(4)).toThrow(RangeError);
  });

  it.each([1, 2, 3])("lead through all %i of them to approved", (count) => {
    const steps = reviewSteps(count);
    let state: StoredVersionState = "draft";
    const passed: StoredVersionState[] = [];
    for (let by = 0; state !== "approved"; by += 1) {
      const act = state === "draft" ? "submit" : "approve";
      const verdict = decide(act, facts({ state, steps }), { ...ALL, id: `person ${by}` }, "aa");
      if ("refuse" in verdict) throw new Error(verdict.refuse);
      state = verdict.to;
      passed.push(state);
    }
    expect(passed).toEqual([...steps, "approved"]);
  });
});

describe("transitions", () => {
  const next: Record<VersionAct, Partial<Record<StoredVersionState, StoredVersionState>>> = {
    submit: { draft: "first_review" },
    approve: { first_review: "second_review", second_review: "final_review", final_review: "approved" },
    return: { first_review: "returned", second_review: "returned", final_review: "returned" },
    withdraw: {
      draft: "withdrawn",
      first_review: "withdrawn",
      second_review: "withdrawn",
      final_review: "withdrawn",
      approved: "withdrawn",
    },
    renew: { approved: "draft", returned: "draft", withdrawn: "draft" },
  };
  const cases = (["submit", "approve", "return", "withdraw", "renew"] as const).flatMap((act) =>
    STATES.map((state) => ({ act, state, to: next[act][state] })),
  );
  it.each(cases)("$act from $state leads to $to", ({ act, state, to }) => {
    expect(decide(act, facts({ state }), ALL, "aa")).toEqual(to ? { to } : { refuse: "conflict" });
  });
});

describe("withdrawal", () => {
  it("by a reviewer is of what is approved; before that it is the planners' to take back", () => {
    for (const state of STATES) {
      const verdict = decide("withdraw", facts({ state }), { id: "x", roles: REVIEWERS });
      if (state === "approved") expect(verdict).toEqual({ to: "withdrawn" });
      else expect(verdict).toEqual({ refuse: supersedes(state) ? "forbidden" : "conflict" });
    }
  });
});

describe("a newer version", () => {
  it("stands in the way of an older one until it is returned or withdrawn itself", () => {
    expect(STATES.filter(supersedes)).toEqual(STATES.filter((state) => state !== "returned" && state !== "withdrawn"));
    expect(decide("approve", facts({ superseded: true }), ALL, "aa")).toEqual({ refuse: "superseded" });
    expect(decide("submit", facts({ state: "draft", superseded: true }), ALL)).toEqual({ refuse: "superseded" });
    expect(decide("return", facts({ superseded: true }), ALL, "aa")).toEqual({ to: "returned" });
    expect(decide("withdraw", facts({ superseded: true }), ALL)).toEqual({ to: "withdrawn" });
  });
});

describe("a step is judged", () => {
  const judgements = ["approve", "return"] as const;

  it("by the holder of its role only", () => {
    for (const act of judgements)
      for (const [step, role] of Object.entries(REVIEWER) as [ReviewStep, (typeof REVIEWER)[ReviewStep]][])
        for (const other of REVIEWERS) {
          const verdict = decide(act, facts({ state: step }), { id: "x", roles: [other] }, "aa");
          expect("to" in verdict).toBe(other === role);
        }
  });

  it("never by somebody who made, submitted or already reviewed it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...judgements),
        fc.constantFrom<ReviewStep>("first_review", "second_review", "final_review"),
        fc.constantFrom("a", "b", "c", "d"),
        fc.constantFrom("a", "b", "c", "d"),
        fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 2 }),
        fc.constantFrom("a", "b", "c", "d"),
        (act, state, createdBy, submittedBy, reviewedBy, id) => {
          const verdict = decide(act, facts({ state, createdBy, submittedBy, reviewedBy }), { ...ALL, id }, "aa");
          const involved = [createdBy, submittedBy, ...reviewedBy].includes(id);
          expect("refuse" in verdict && verdict.refuse === "same_person").toBe(involved);
        },
      ),
    );
  });

  it("on exactly the bytes that are in review", () => {
    for (const act of judgements) {
      expect(decide(act, facts(), ALL, "bb")).toEqual({ refuse: "changed_in_review" });
      expect(decide(act, facts(), ALL)).toEqual({ refuse: "changed_in_review" });
    }
  });
});

describe("after its last valid day", () => {
  it("an approved version is expired, and nothing else is", () => {
    expect(versionState("approved", "2026-06-15", "2026-06-15")).toBe("approved");
    expect(versionState("approved", "2026-06-14", "2026-06-15")).toBe("expired");
    expect(versionState("approved", null, "2026-06-15")).toBe("approved");
    for (const state of STATES.filter((other) => other !== "approved"))
      expect(versionState(state, "2026-06-14", "2026-06-15")).toBe(state);
  });

  it("it is neither submitted nor approved, but may be returned and withdrawn", () => {
    const past = { validUntil: "2026-06-14" };
    expect(decide("submit", facts({ state: "draft", ...past }), ALL)).toEqual({ refuse: "expired" });
    expect(decide("approve", facts(past), ALL, "aa")).toEqual({ refuse: "expired" });
    expect(decide("return", facts(past), ALL, "aa")).toEqual({ to: "returned" });
    expect(decide("withdraw", facts({ state: "approved", ...past }), ALL)).toEqual({ to: "withdrawn" });
  });
});
