import { beforeAll, expect, test } from "vitest";
import type { Grant } from "../../../src/contracts/member.ts";
import { anonymous, newBureau, PASSWORD, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf } from "../event/stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let bank: string;
let insurer: string;
let manager: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  [bank, insurer] = [await bureau.institution("江海银行"), await bureau.institution("望江保险")];
  manager = await bureau.partner(bank);
}, 60_000);

async function invite(by: Person, email: string, grant: Grant) {
  return by.call("invitation.create", { params, body: { email, grant } });
}
const accept = (token = "") =>
  anonymous("invitation.accept", { params: { invitation_token: token }, body: { name: "新人", password: PASSWORD } });
const view = (token = "") => anonymous("invitation.view", { params: { invitation_token: token } });
const refused = (code: string, path?: string) => ({ problem: { code, ...(path && { errors: [{ path }] }) } });

test("the list shows state and inviter, never a token, and goes by page", async () => {
  const admin = await bureau.as("admin");
  for (const name of ["a", "b", "c"]) await invite(admin, `${name}@list.test`, { roles: ["planner"] });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { state: "open" as const, limit: 2, ...(cursor !== undefined && { cursor }) };
    const page = await admin.call("invitation.list", { params, query });
    expect(page.items.length).toBeLessThanOrEqual(2);
    expect(JSON.stringify(page)).not.toContain("token");
    seen.push(...page.items.map(({ email }) => email));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(seen.filter((email) => email.endsWith("@list.test"))).toEqual(["c@list.test", "b@list.test", "a@list.test"]);
  expect(new Set(seen).size).toBe(seen.length);
  const accepted = await admin.call("invitation.list", { params, query: { state: "accepted" } });
  expect(accepted.items.every(({ acceptedAt, invitedBy }) => acceptedAt && invitedBy.name === "founder")).toBe(true);
});

test("sent again there is a new link and the old one is dead; each step leaves one audit row", async () => {
  const admin = await bureau.as("admin");
  const first = await invite(admin, "again@jianghai.test", { roles: ["planner"] });
  const where = { ...params, invitation: first.id };
  const second = await admin.call("invitation.resend", { params: where });
  expect(second).toMatchObject({ id: first.id, state: "open" });
  expect(second.token).not.toBe(first.token);
  await expect(view(first.token)).rejects.toMatchObject(refused("not_found"));
  await accept(second.token);
  await expect(admin.call("invitation.resend", { params: where })).rejects.toMatchObject(refused("conflict"));
  await expect(admin.call("invitation.revoke", { params: where })).rejects.toMatchObject(refused("conflict"));
  expect(await auditOf(bureau, first.id)).toEqual(["invitation.create", "invitation.resend", "invitation.accept"]);
});

test("a revoked invitation is gone until it is sent again", async () => {
  const admin = await bureau.as("admin");
  const { id, token } = await invite(admin, "revoked@jianghai.test", { roles: ["planner"] });
  const where = { ...params, invitation: id };
  expect(await admin.call("invitation.revoke", { params: where })).toMatchObject({ state: "revoked" });
  await expect(accept(token)).rejects.toMatchObject(refused("gone"));
  await expect(admin.call("invitation.revoke", { params: where })).rejects.toMatchObject(refused("conflict"));
  await accept((await admin.call("invitation.resend", { params: where })).token);
});

test("who only invites gives no administrative role", async () => {
  const admin = await bureau.as("admin");
  for (const role of ["admin", "security_admin", "auditor"] as const)
    await expect(invite(admin, "x@jianghai.test", { roles: ["planner", role] })).rejects.toMatchObject(
      refused("forbidden", "grant.roles"),
    );
  await invite(bureau.founder, "new-auditor@jianghai.test", { roles: ["auditor"] });
  // Sending again is giving, too.
  const { items } = await admin.call("invitation.list", { params, query: { state: "open", limit: 1 } });
  await expect(
    admin.call("invitation.resend", { params: { ...params, invitation: items[0]?.id ?? "" } }),
  ).rejects.toMatchObject(refused("forbidden", "grant.roles"));
});

test("an invitation adds no roles to somebody of the staff, oneself least of all, unless its maker gives roles", async () => {
  const admin = await bureau.as("admin");
  const { email } = await bureau.as("planner");
  for (const own of [admin.email, email])
    await expect(invite(admin, own, { roles: ["reviewer_1"] })).rejects.toMatchObject(
      refused("forbidden", "grant.roles"),
    );
  // Invited before they were of the staff: not to be sent again either.
  const early = await invite(admin, "twice@jianghai.test", { roles: ["reviewer_1"] });
  await accept((await invite(admin, "twice@jianghai.test", { roles: ["planner"] })).token);
  await expect(admin.call("invitation.resend", { params: { ...params, invitation: early.id } })).rejects.toMatchObject(
    refused("forbidden", "grant.roles"),
  );
  // Joining an institution as well is nobody's role in the bureau.
  expect(await invite(admin, email, { institution: bank, role: "partner_member" })).toMatchObject({ state: "open" });
  expect(await invite(bureau.founder, email, { roles: ["reviewer_1"] })).toMatchObject({ state: "open" });
});

test("an institution's manager invites its members, and nobody else", async () => {
  const made = await invite(manager, "colleague@bank.test", { institution: bank, role: "partner_member" });
  await accept(made.token);
  const { items } = await manager.call("member.list", { params });
  expect(items.map(({ email }) => email)).toContain("colleague@bank.test");
  await expect(invite(manager, "boss@bank.test", { institution: bank, role: "partner_manager" })).rejects.toMatchObject(
    refused("forbidden"),
  );
  await expect(invite(manager, "s@bank.test", { roles: [] })).rejects.toMatchObject(refused("forbidden"));
  // Another's is refused like one that does not exist.
  for (const institution of [insurer, `ins_${"0".repeat(26)}`])
    await expect(invite(manager, "o@bank.test", { institution, role: "partner_member" })).rejects.toMatchObject(
      refused("invalid", "grant.institution"),
    );
});

test("an institution's manager sees and revokes the own institution's invitations only", async () => {
  const admin = await bureau.as("admin");
  const other = await invite(admin, "o@insurer.test", { institution: insurer, role: "partner_member" });
  const staff = await invite(admin, "s@jianghai.test", { roles: ["planner"] });
  const own = await invite(admin, "m@bank.test", { institution: bank, role: "partner_member" });
  const boss = await invite(admin, "b@bank.test", { institution: bank, role: "partner_manager" });
  const { items } = await manager.call("invitation.list", { params });
  const ids = items.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([own.id, boss.id]));
  expect(ids).not.toContain(other.id);
  expect(ids).not.toContain(staff.id);
  for (const id of [other.id, staff.id])
    await expect(manager.call("invitation.revoke", { params: { ...params, invitation: id } })).rejects.toMatchObject(
      refused("not_found"),
    );
  await expect(manager.call("invitation.revoke", { params: { ...params, invitation: boss.id } })).rejects.toMatchObject(
    refused("forbidden"),
  );
  await manager.call("invitation.revoke", { params: { ...params, invitation: own.id } });
  await expect(view(own.token)).rejects.toMatchObject(refused("gone"));
});
