import { expect, test } from "vitest";
import { apartFrom, isLastAdministrator } from "../../../src/console/members/roles.ts";
import { StaffRole } from "../../../src/contracts/permission.ts";

test("with 三员 an administrator may only run screens besides, an auditor nothing", () => {
  const rest = (role: StaffRole) =>
    StaffRole.options.filter((one) => !apartFrom([role], StaffRole.options).includes(one));
  expect(rest("admin")).toEqual(["screen_operator", "admin"]);
  expect(rest("auditor")).toEqual(["auditor"]);
  expect(apartFrom(["planner"], StaffRole.options)).toEqual(["admin", "security_admin", "auditor"]);
  expect(apartFrom([], StaffRole.options)).toEqual([]);
});

test("the last administrator of either kind is known", () => {
  expect(isLastAdministrator(["admin", "planner"], [["security_admin"], ["planner"]])).toBe(true);
  expect(isLastAdministrator(["admin"], [["admin"], ["security_admin"]])).toBe(false);
  expect(isLastAdministrator(["security_admin"], [["admin"]])).toBe(true);
  expect(isLastAdministrator(["auditor"], [])).toBe(false);
});
