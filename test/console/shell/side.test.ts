import { expect, test } from "vitest";
import { sideOf } from "../../../src/console/shell/side.ts";
import type { Member } from "../../../src/contracts/member.ts";

const place = { institution: "ins_1", name: "银行", role: "partner_member" } as const;
const member = (roles: Member["roles"], institutions: Member["institutions"]) => ({
  member: {
    person: "per_1",
    name: "n",
    email: "e@x.test",
    staff: true,
    roles,
    institutions,
    resetAt: null,
    revision: 1,
  },
});

test("the side chosen before holds as long as the person stands there", () => {
  const both = member(["planner"], [place]);
  expect(sideOf(both, null)).toBe("staff");
  expect(sideOf(both, "partner")).toBe("partner");
  expect(sideOf(member(["planner"], []), "partner")).toBe("staff");
  expect(sideOf(member([], [place]), "staff")).toBe("partner");
});

test("who has no role stands nowhere yet", () => {
  expect(sideOf(member([], []), "staff")).toBeNull();
});
