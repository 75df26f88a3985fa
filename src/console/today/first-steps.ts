import type { StaffRole } from "../../contracts/permission.ts";

interface Facts {
  reportingChannel: string;
  /** The staff's roles, person by person. */
  staff: readonly (readonly StaffRole[])[];
  reviewSteps: number;
  screens: number;
  materials: number;
  institutions: number;
}

const REVIEWERS = ["reviewer_1", "reviewer_2", "reviewer_3"] as const;

/** What a new bureau needs before its first film is on a screen, in that order, and which page does it. */
export function firstSteps(facts: Facts) {
  const held = (role: StaffRole) => facts.staff.some((roles) => roles.includes(role));
  const needed = ["planner", ...REVIEWERS.slice(0, facts.reviewSteps), "screen_operator"] as const;
  return [
    { step: "reporting", to: "settings", done: facts.reportingChannel !== "" },
    { step: "people", to: "members", done: needed.every(held) },
    { step: "screens", to: "screens", done: facts.screens > 0 },
    { step: "materials", to: "materials", done: facts.materials > 0 },
    { step: "institutions", to: "institutions", done: facts.institutions > 0 },
  ] as const;
}
