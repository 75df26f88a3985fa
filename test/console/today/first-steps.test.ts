import { expect, test } from "vitest";
import { firstSteps } from "../../../src/console/today/first-steps.ts";

const EMPTY = { reportingChannel: "", staff: [], reviewSteps: 3, screens: 0, materials: 0, institutions: 0 };
const left = (facts: Partial<Parameters<typeof firstSteps>[0]>) =>
  firstSteps({ ...EMPTY, ...facts }).flatMap(({ step, done }) => (done ? [] : [step]));

test("a new bureau has everything before it", () => {
  expect(left({})).toEqual(["reporting", "people", "screens", "materials", "institutions"]);
});

test("as many reviewers are needed as the bureau has steps", () => {
  const staff = [["planner"], ["reviewer_1"], ["screen_operator"]] as const;
  expect(left({ staff, reviewSteps: 1 })).not.toContain("people");
  expect(left({ staff, reviewSteps: 2 })).toContain("people");
});

test("nothing is left when all is there", () => {
  const staff = [["planner", "screen_operator"], ["reviewer_1"], ["reviewer_2"], ["reviewer_3"]] as const;
  expect(left({ reportingChannel: "12345", staff, screens: 1, materials: 1, institutions: 1 })).toEqual([]);
});
