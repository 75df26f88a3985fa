import { beforeAll, expect, test } from "vitest";
import type { Member } from "../../../src/contracts/member.ts";
import { anonymous, newBureau, PASSWORD, signIn, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, inBureau } from "../event/stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let security: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  security = await bureau.as("security");
}, 60_000);

async function memberOf(person: Person, by: Person = security): Promise<Member> {
  const { items } = await by.call("member.list", { params, query: { limit: 200 } });
  const found = items.find((one) => one.person === person.id);
  if (!found) throw new Error(`${person.email} is no member`);
  return found;
}
const refused = (code: string, path?: string) => ({ problem: { code, ...(path && { errors: [{ path }] }) } });

test("roles given and taken hold from the next request on, with one audit row each", async () => {
  const planner = await bureau.as("planner");
  const theme = { params, body: { name: "养老诈骗" } };
  await planner.call("theme.create", theme);
  const { revision } = await memberOf(planner);
  const where = { ...params, person: planner.id };
  const after = await security.call("member.grant", { params: where, revision, body: { roles: ["reviewer_1"] } });
  expect(after).toMatchObject({ roles: ["reviewer_1"], staff: true, revision: revision + 1 });
  await expect(planner.call("theme.create", theme)).rejects.toMatchObject(refused("forbidden"));
  await expect(security.call("member.grant", { params: where, revision, body: { roles: [] } })).rejects.toMatchObject({
    problem: { code: "stale", current: { roles: ["reviewer_1"] } },
  });
  await security.call("member.grant", { params: where, revision: revision + 1, body: { roles: ["planner"] } });
  await planner.call("theme.create", theme);
  expect(await auditOf(bureau, planner.id)).toEqual(["member.grant", "member.grant"]);
});

test("who has no role left belongs, and may do nothing", async () => {
  const planner = await bureau.as("planner2");
  const where = { ...params, person: planner.id };
  await security.call("member.grant", { params: where, ...(await revisionOf(planner)), body: { roles: [] } });
  const { bureaus } = await planner.call("me.get", { params: {} });
  expect(bureaus).toMatchObject([{ id: bureau.id, member: { staff: true, roles: [] } }]);
  await expect(planner.call("season.list", { params })).rejects.toMatchObject(refused("forbidden"));
});
const revisionOf = async (person: Person) => ({ revision: (await memberOf(person)).revision });

test("a removed member is a stranger at the next request, and the directory forgets the place", async () => {
  const person = await bureau.as("reviewer2");
  const where = { ...params, person: person.id };
  await security.call("member.remove", { params: where, ...(await revisionOf(person)) });
  await expect(person.call("bureau.get", { params })).rejects.toMatchObject(refused("not_found"));
  expect((await person.call("me.get", { params: {} })).bureaus).toEqual([]);
  expect(await inBureau(bureau, (sql) => sql.exec("SELECT * FROM outbox").toArray())).toEqual([]);
  await expect(security.call("member.remove", { params: where, revision: 1 })).rejects.toMatchObject(
    refused("not_found"),
  );
  expect(await auditOf(bureau, person.id)).toEqual(["member.remove"]);
});

test("what a removed administrator invited is revoked", async () => {
  const email = "second-admin@jianghai.test";
  const asked = await bureau.founder.call("invitation.create", {
    params,
    body: { email, grant: { roles: ["admin"] } },
  });
  const accepting = { params: { invitation_token: asked.token ?? "" }, body: { name: "二号", password: PASSWORD } };
  await anonymous("invitation.accept", accepting);
  const second = await signIn(email);
  const body = { email: "own-other-address@evil.test", grant: { roles: ["planner" as const] } };
  const { token = "" } = await second.call("invitation.create", { params, body });
  await security.call("member.remove", { params: { ...params, person: second.id }, ...(await revisionOf(second)) });
  await expect(anonymous("invitation.view", { params: { invitation_token: token } })).rejects.toMatchObject(
    refused("gone"),
  );
});

test("an institution's people: promoted, moved out of one, never moved into another by somebody else's word", async () => {
  const [bank, insurer] = [await bureau.institution("江海银行"), await bureau.institution("望江保险")];
  const person = await bureau.partner(bank, "clerk", "partner_member");
  const body = (institution: string) => ({ institutions: [{ institution, role: "partner_manager" as const }] });
  const where = { ...params, person: person.id };
  const revision = (await memberOf(person)).revision;
  await expect(security.call("member.grant", { params: where, revision, body: body(insurer) })).rejects.toMatchObject(
    refused("invalid", "institutions.0.institution"),
  );
  await expect(
    security.call("member.grant", { params: where, revision, body: { roles: ["planner"] } }),
  ).rejects.toMatchObject(refused("invalid", "roles"));
  await expect(
    security.call("member.grant", { params: where, revision, body: { institutions: [] } }),
  ).rejects.toMatchObject(refused("invalid", "institutions"));
  const after = await security.call("member.grant", { params: where, revision, body: body(bank) });
  expect(after.institutions).toMatchObject([{ institution: bank, role: "partner_manager" }]);
});

test("an institution's manager sees and removes its members: no manager, and nobody of another", async () => {
  const [bank, insurer] = [await bureau.institution("南岭银行"), await bureau.institution("南岭保险")];
  const manager = await bureau.partner(bank);
  const clerk = await bureau.partner(bank, "teller", "partner_member");
  const stranger = await bureau.partner(insurer, "stranger", "partner_member");
  const { items } = await manager.call("member.list", { params });
  expect(items.map(({ person }) => person).sort()).toEqual([manager.id, clerk.id].sort());
  const remove = (person: string) => manager.call("member.remove", { params: { ...params, person }, revision: 1 });
  await expect(remove(stranger.id)).rejects.toMatchObject(refused("not_found"));
  await expect(remove(security.id)).rejects.toMatchObject(refused("not_found"));
  await expect(remove(manager.id)).rejects.toMatchObject(refused("forbidden"));
  await remove(clerk.id);
  await expect(clerk.call("institution.list", { params })).rejects.toMatchObject(refused("not_found"));
});

test("the list goes by name, page by page, and by institution", async () => {
  for (const name of ["张三", "李四", "王五"]) {
    const body = { email: `${crypto.randomUUID()}@jianghai.test`, grant: { roles: [] } };
    const { token = "" } = await bureau.founder.call("invitation.create", { params, body });
    const accepting = { params: { invitation_token: token }, body: { name, password: PASSWORD } };
    await anonymous("invitation.accept", accepting);
  }
  const all = (await security.call("member.list", { params, query: { limit: 200 } })).items;
  const seen: Member[] = [];
  let cursor: string | undefined;
  do {
    const page = await security.call("member.list", {
      params,
      query: { limit: 2, ...(cursor !== undefined && { cursor }) },
    });
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  expect(seen).toEqual(all);
  expect(all.map(({ name }) => name)).toEqual(expect.arrayContaining(["founder", "张三", "李四", "王五"]));
  const bank = await bureau.institution("北岸银行");
  const clerk = await bureau.partner(bank, "wang", "partner_member");
  const { items } = await security.call("member.list", { params, query: { institution: bank } });
  expect(items.map(({ person }) => person)).toEqual([clerk.id]);
  await expect(security.call("member.list", { params, query: { cursor: "x" } })).rejects.toMatchObject(
    refused("invalid", "query.cursor"),
  );
});

test("the last administrator of either kind stays", async () => {
  const { founder } = bureau;
  const admin = await bureau.as("admin");
  // `admin` and `security` are there beside the founder, who may therefore go down to one of the two …
  const where = { ...params, person: founder.id };
  const one = await security.call("member.grant", {
    params: where,
    ...(await revisionOf(founder)),
    body: { roles: ["admin"] },
  });
  // … after which `security` is the only security administrator left.
  const self = { params: { ...params, person: security.id }, ...(await revisionOf(security)) };
  await expect(security.call("member.remove", self)).rejects.toMatchObject(refused("last_administrator"));
  await expect(security.call("member.grant", { ...self, body: { roles: ["planner"] } })).rejects.toMatchObject(
    refused("last_administrator"),
  );
  await security.call("member.remove", { params: { ...params, person: admin.id }, ...(await revisionOf(admin)) });
  await expect(security.call("member.remove", { params: where, revision: one.revision })).rejects.toMatchObject(
    refused("last_administrator"),
  );
  await security.call("member.grant", {
    params: where,
    revision: one.revision,
    body: { roles: ["admin", "security_admin"] },
  });
});
