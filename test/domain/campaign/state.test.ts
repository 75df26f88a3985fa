import fc from "fast-check";
import { expect, test } from "vitest";
import { campaignState, decideCampaign, type CampaignAct } from "../../../src/domain/campaign/state.ts";

const JUNE = { startsOn: "2026-06-01", endsOn: "2026-06-30" };

test.each([
  ["approved", "2026-05-31", "approved"],
  ["approved", "2026-06-01", "live"],
  ["approved", "2026-06-30", "live"],
  ["approved", "2026-07-01", "closed"],
  ["draft", "2026-06-15", "draft"],
  ["cancelled", "2026-06-15", "cancelled"],
  ["archived", "2026-06-15", "archived"],
] as const)("stored %s is on %s seen as %s", (stored, today, seen) => {
  expect(campaignState(stored, JUNE, today)).toBe(seen);
});

const facts = { createdBy: "author", submittedBy: "planner", actor: "reviewer" };

test.each([
  ["submit", "draft", { to: "in_review" }],
  ["submit", "in_review", { refuse: "conflict" }],
  ["approve", "in_review", { to: "approved" }],
  ["approve", "draft", { refuse: "conflict" }],
  ["return", "in_review", { to: "draft" }],
  ["edit", "in_review", { refuse: "conflict" }],
  ["edit", "live", { to: "draft" }],
  ["edit", "closed", { refuse: "conflict" }],
  ["cancel", "live", { to: "cancelled" }],
  ["cancel", "closed", { refuse: "conflict" }],
  ["archive", "closed", { to: "archived" }],
  ["archive", "live", { refuse: "conflict" }],
] as const)("%s of one that is %s", (act, state, verdict) => {
  expect(decideCampaign(act, { ...facts, state })).toEqual(verdict);
});

test("nobody decides on what they wrote or submitted themselves", () => {
  const deciding = fc.constantFrom<CampaignAct>("approve", "return");
  fc.assert(
    fc.property(deciding, fc.constantFrom("author", "planner", "reviewer"), (act, actor) => {
      const verdict = decideCampaign(act, { ...facts, actor, state: "in_review" });
      expect("refuse" in verdict ? verdict.refuse : "decided").toBe(actor === "reviewer" ? "decided" : "same_person");
    }),
  );
});
