import type { PartnerRole, Role } from "../../src/contracts/permission.ts";
import { anonymous, PASSWORD, signIn, type Person, type TestBureau } from "../support/api.ts";
import type { Furnished } from "./walk-things.ts";

/** One kind of caller, and what they are in the first bureau. */
export interface Caller {
  name: string;
  person: Person;
  /** Null: no member, who may not know that the bureau exists. */
  roles: Role[] | null;
  /** Partners: whether what the first institution has is theirs. */
  own: boolean;
  operator: boolean;
}

const STAFF: Record<string, Role> = {
  planner: "planner",
  reviewer1: "reviewer_1",
  reviewer2: "reviewer_2",
  reviewer3: "reviewer_3",
  operator: "screen_operator",
  admin: "admin",
  security: "security_admin",
  auditor: "auditor",
};

const PARTNERS: [name: string, role: PartnerRole][] = [
  ["manager", "partner_manager"],
  ["walker", "partner_member"],
];

/** Every role in the first bureau, in two institutions, in the second bureau; and who fits none of these. */
export async function callersOf(first: Furnished, second: Furnished): Promise<Caller[]> {
  const callers: Caller[] = [];
  const add = (name: string, person: Person, roles: Role[] | null, more: Partial<Caller> = {}) =>
    callers.push({ name, person, roles, own: true, operator: false, ...more });

  for (const [name, role] of Object.entries(STAFF)) {
    add(role, await first.bureau.as(name), [role]);
    add(`${role} elsewhere`, await second.bureau.as(name), null);
  }
  for (const [name, role] of PARTNERS) {
    const [own, other] = first.institutions;
    add(`${role} of the institution`, await first.bureau.partner(own, name, role), [role]);
    add(`${role} of another`, await first.bureau.partner(other, name, role), [role], { own: false });
    add(`${role} elsewhere`, await second.bureau.partner(second.institutions[0], name, role), null);
  }

  const both = await joined(first.bureau, "both", { roles: ["planner"] });
  await joins(second.bureau, both, { roles: ["auditor"] });
  add("planner here, auditor elsewhere", both, ["planner"]);
  const bankers = await joined(first.bureau, "bankers", {
    institution: first.institutions[1],
    role: "partner_manager",
  });
  await joins(second.bureau, bankers, { institution: second.institutions[0], role: "partner_manager" });
  add("manager in two bureaus", bankers, ["partner_manager"], { own: false });

  add("member without roles", await joined(first.bureau, "nothing", { roles: [] }), []);
  const removed = await joined(first.bureau, "removed", { roles: ["admin", "security_admin"] });
  await remove(first.bureau, removed);
  add("removed administrator", removed, null);
  const platform = await joined(first.bureau, "platform", { roles: ["admin"] });
  await remove(first.bureau, platform);
  await first.bureau.founder.call("operator.appoint", { params: {}, body: { email: platform.email } });
  add("platform operator", platform, null, { operator: true });
  return callers;
}

type Grant =
  | { roles: ("planner" | "admin" | "security_admin" | "auditor")[] }
  | { institution: string; role: PartnerRole };

async function invited(bureau: TestBureau, email: string, grant: Grant): Promise<{ invitation_token: string }> {
  const params = { bureau: bureau.id };
  const { token = "" } = await bureau.founder.call("invitation.create", { params, body: { email, grant } });
  return { invitation_token: token };
}

async function joined(bureau: TestBureau, name: string, grant: Grant): Promise<Person> {
  const email = `${name}@walk.test`;
  const params = await invited(bureau, email, grant);
  await anonymous("invitation.accept", { params, body: { name, password: PASSWORD } });
  return signIn(email);
}

async function joins(bureau: TestBureau, person: Person, grant: Grant): Promise<void> {
  await person.call("invitation.accept", { params: await invited(bureau, person.email, grant), body: {} });
}

async function remove(bureau: TestBureau, person: Person): Promise<void> {
  await bureau.founder.call("member.remove", { params: { bureau: bureau.id, person: person.id }, revision: 1 });
}
