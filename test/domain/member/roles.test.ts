import { expect, test } from "vitest";
import type { StaffRole } from "../../../src/contracts/permission.ts";
import { isAdministered, mayHoldTogether, mayInviteWith, ROLE_NAMES } from "../../../src/domain/member/roles.ts";

const ALL = Object.keys(ROLE_NAMES) as StaffRole[];
const pairs = ALL.flatMap((one, i) => ALL.slice(i + 1).map((other) => [one, other] as const));

test("三员: of all pairs, content work goes with content work, and screens with the system administrator", () => {
  const allowed = pairs.filter((pair) => mayHoldTogether(pair)).map((pair) => pair.join("+"));
  const work: StaffRole[] = ["planner", "reviewer_1", "reviewer_2", "reviewer_3", "screen_operator"];
  const expected = work.flatMap((one, i) => work.slice(i + 1).map((other) => `${one}+${other}`));
  expect(new Set(allowed)).toEqual(new Set([...expected, "screen_operator+admin"]));
});

test("one role alone, or none, is always held", () => {
  for (const role of ALL) expect(mayHoldTogether([role])).toBe(true);
  expect(mayHoldTogether([])).toBe(true);
  expect(mayHoldTogether(["admin", "screen_operator", "planner"])).toBe(false);
});

test.each(ALL)("an invitation with %s: who gives roles may; who only invites may not give administration", (role) => {
  const administrative = ["admin", "security_admin", "auditor"].includes(role);
  expect(mayInviteWith([role], { grants: true, separate: true })).toBe(true);
  expect(mayInviteWith([role], { grants: false, separate: false })).toBe(!administrative);
  expect(mayInviteWith([role], { grants: false, separate: true })).toBe(false);
});

test("an invitation without roles is anyone's who invites", () => {
  expect(mayInviteWith([], { grants: false, separate: true })).toBe(true);
});

test("administered means one administrator and one security administrator, in one person or two", () => {
  expect(isAdministered([["admin", "security_admin"]])).toBe(true);
  expect(isAdministered([["admin"], ["security_admin", "planner"]])).toBe(true);
  expect(isAdministered([["admin"], ["auditor"]])).toBe(false);
  expect(isAdministered([])).toBe(false);
});
