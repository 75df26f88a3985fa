import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import type { StaffRole } from "../../src/contracts/permission.ts";
import { allows, byRole } from "../../src/domain/permission/table.ts";
import type { Person, TestBureau } from "./api.ts";

const STAFF: Record<string, StaffRole> = {
  planner: "planner",
  reviewer1: "reviewer_1",
  operator: "screen_operator",
  admin: "admin",
  security: "security_admin",
  auditor: "auditor",
};

/** Somebody whom the table lets in: of the staff, or else of the first institution. */
export async function someoneWho(bureau: TestBureau, row: EndpointRow): Promise<Person> {
  const { permission } = row;
  if (!byRole(permission)) throw new Error(`${permission} is no matter of roles`);
  for (const [name, role] of Object.entries(STAFF)) if (allows(permission, [role])) return bureau.as(name);
  const { call } = await bureau.as("admin");
  const { items } = await call("institution.list", { params: { bureau: bureau.id } });
  return bureau.partner(items[0]?.id ?? "");
}
