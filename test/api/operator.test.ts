import { beforeAll, expect, test } from "vitest";
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { anonymous, newBureau, newBureauBeside, PASSWORD, signIn, type TestBureau } from "../support/api.ts";
import { auditOf } from "../bureau/event/stage.ts";

let first: TestBureau;
let district: TestBureau;
beforeAll(async () => {
  first = await newBureau("shenghui");
  district = await newBureauBeside(first, "jianghai");
}, 60_000);

const refused = (code: string, path?: string) => ({ problem: { code, ...(path && { errors: [{ path }] }) } });

function directoryAudit(subject: string): Promise<string[]> {
  return runInDurableObject(env.DIRECTORY.getByName("directory"), (_, { storage }) =>
    storage.sql
      .exec<{ action: string }>("SELECT action FROM audit WHERE subject = ? ORDER BY seq", subject)
      .toArray()
      .map((row) => row.action),
  );
}

test("who set the platform up operates it: creates bureaus by invitation, and sees no data of them", async () => {
  const operator = first.founder;
  expect(await operator.call("me.get", { params: {} })).toMatchObject({
    operator: true,
    bureaus: [{ id: "shenghui" }],
  });
  expect(await district.founder.call("me.get", { params: {} })).toMatchObject({
    operator: false,
    bureaus: [{ id: "jianghai", member: { roles: ["admin", "security_admin"] } }],
  });
  const { items } = await operator.call("bureau.list", { params: {} });
  expect(items).toMatchObject([
    { id: "jianghai", name: "jianghai 金融局", parent: null, revision: 1 },
    { id: "shenghui", revision: 1 },
  ]);
  await expect(operator.call("bureau.get", { params: { bureau: "jianghai" } })).rejects.toMatchObject(
    refused("not_found"),
  );
  expect(await directoryAudit("jianghai")).toEqual(["bureau.create"]);
  expect(await auditOf(district, "jianghai")).toEqual(["bureau.create"]);
});

test("a slug is taken once, and a parent exists", async () => {
  const { call } = first.founder;
  const body = { id: "jianghai", name: "x", administrator: "a@b.test" };
  await expect(call("bureau.create", { params: {}, body })).rejects.toMatchObject(refused("invalid", "id"));
  const orphan = { ...body, id: "orphan", parent: "nowhere" };
  await expect(call("bureau.create", { params: {}, body: orphan })).rejects.toMatchObject(refused("invalid", "parent"));
  const martian = { ...body, id: "martian", zone: "Mars/Phobos" };
  await expect(call("bureau.create", { params: {}, body: martian })).rejects.toMatchObject(refused("invalid", "zone"));
  expect((await call("bureau.list", { params: {} })).items).toHaveLength(2);
});

test("a creation that was cut off between directory and bureau is finished by the next try", async () => {
  await runInDurableObject(env.DIRECTORY.getByName("directory"), (_, { storage }) => {
    storage.sql.exec("INSERT INTO bureau (id, name, created_at) VALUES ('half', '半途局', 0)");
  });
  const body = { id: "half", name: "半途局", administrator: "half@half.test" };
  const { invitation } = await first.founder.call("bureau.create", { params: {}, body });
  const view = await anonymous("invitation.view", { params: { invitation_token: invitation.token ?? "" } });
  expect(view).toMatchObject({ bureau: "half", bureauName: "半途局", email: "half@half.test" });
});

test("a lost first invitation is made anew until there is a member, and never after", async () => {
  const { call } = first.founder;
  const body = { id: "lost", name: "遗失局", administrator: "lost@lost.test" };
  const { invitation } = await call("bureau.create", { params: {}, body });
  const again = { params: { bureau: "lost" }, body: { administrator: "found@lost.test" } };
  const { token = "" } = await call("bureau.invite", again);
  await expect(
    anonymous("invitation.view", { params: { invitation_token: invitation.token ?? "" } }),
  ).rejects.toMatchObject(refused("gone"));
  const accepting = { params: { invitation_token: token }, body: { name: "局长", password: PASSWORD } };
  await anonymous("invitation.accept", accepting);
  await expect(call("bureau.invite", again)).rejects.toMatchObject(refused("conflict"));
  const trail = await runInDurableObject(env.BUREAU.getByName("lost"), (_, { storage }) =>
    storage.sql.exec<{ action: string }>("SELECT action FROM audit ORDER BY seq").toArray(),
  );
  expect(trail.map(({ action }) => action)).toEqual(["bureau.create", "bureau.invite", "invitation.accept"]);
  await expect(call("bureau.invite", { ...again, params: { bureau: "nowhere" } })).rejects.toMatchObject(
    refused("not_found"),
  );
});

test("a bureau is placed below another; never below itself; and hears the other's name", async () => {
  const { call } = first.founder;
  const place = (bureau: string, parent: string | null, revision: number) =>
    call("bureau.place", { params: { bureau }, revision, body: { parent } });
  expect(await place("jianghai", "shenghui", 1)).toMatchObject({ parent: "shenghui", revision: 2 });
  const seen = () => district.founder.call("bureau.get", { params: { bureau: "jianghai" } });
  expect((await seen()).parent).toEqual({ id: "shenghui", name: "江海区金融局" });
  expect(await auditOf(district, "jianghai")).toContain("bureau.place");
  await expect(place("jianghai", null, 1)).rejects.toMatchObject(refused("stale"));
  for (const bureau of ["shenghui", "jianghai"]) {
    const revision = bureau === "shenghui" ? 1 : 2;
    await expect(place(bureau, "jianghai", revision)).rejects.toMatchObject(refused("invalid", "parent"));
  }
  const { revision } = await call("bureau.get", { params: { bureau: "shenghui" } });
  await call("bureau.update", { params: { bureau: "shenghui" }, revision, body: { name: "省金融局" } });
  expect((await seen()).parent).toEqual({ id: "shenghui", name: "省金融局" });
  const { items } = await call("bureau.list", { params: {} });
  expect(items.find(({ id }) => id === "shenghui")?.name).toBe("省金融局");
});

test("operators appoint others who have an account, and the last one stays", async () => {
  const { founder } = first;
  const other = district.founder;
  await expect(other.call("bureau.list", { params: {} })).rejects.toMatchObject(refused("forbidden"));
  const appoint = (email: string) => founder.call("operator.appoint", { params: {}, body: { email } });
  await expect(appoint("nobody@nowhere.test")).rejects.toMatchObject(refused("invalid", "email"));
  expect(await appoint(other.email)).toMatchObject({ person: other.id, email: other.email });
  expect((await other.call("operator.list", { params: {} })).items).toHaveLength(2);
  await other.call("operator.dismiss", { params: { person: founder.id } });
  await expect(founder.call("bureau.list", { params: {} })).rejects.toMatchObject(refused("forbidden"));
  await expect(other.call("operator.dismiss", { params: { person: other.id } })).rejects.toMatchObject(
    refused("conflict"),
  );
  await other.call("operator.appoint", { params: {}, body: { email: founder.email } });
  expect(await directoryAudit(founder.id)).toEqual(expect.arrayContaining(["operator.dismiss", "operator.appoint"]));
});

test("one account in two bureaus and in institutions of both", async () => {
  const bank = await first.institution("江海银行");
  const branch = await district.institution("江海银行江海支行");
  const clerk = await first.partner(bank, "clerk");
  const join = async (bureau: TestBureau, grant: Parameters<typeof asked>[1]) => {
    const { token = "" } = await asked(bureau, grant);
    // Nobody makes a second account for the address, and nobody else takes the place.
    const accepting = { params: { invitation_token: token }, body: { name: "别人", password: PASSWORD } };
    await expect(anonymous("invitation.accept", accepting)).rejects.toMatchObject(refused("unauthenticated"));
    await clerk.call("invitation.accept", { params: { invitation_token: token }, body: {} });
  };
  const asked = (bureau: TestBureau, grant: { institution: string; role: "partner_member" } | { roles: ["auditor"] }) =>
    bureau.founder.call("invitation.create", { params: { bureau: bureau.id }, body: { email: clerk.email, grant } });
  await join(district, { institution: branch, role: "partner_member" });
  const places = async () => (await clerk.call("me.get", { params: {} })).bureaus;
  expect(await places()).toMatchObject([
    { id: "jianghai", member: { staff: false, institutions: [{ institution: branch, role: "partner_member" }] } },
    { id: "shenghui", member: { staff: false, institutions: [{ institution: bank, role: "partner_manager" }] } },
  ]);
  await join(district, { roles: ["auditor"] });
  expect((await places())[0]).toMatchObject({ id: "jianghai", member: { staff: true, roles: ["auditor"] } });
  // What one is in one bureau gives nothing in the other.
  await clerk.call("audit.list", { params: { bureau: "jianghai" } });
  await expect(clerk.call("audit.list", { params: { bureau: "shenghui" } })).rejects.toMatchObject(
    refused("forbidden"),
  );
  expect((await signIn(clerk.email)).id).toBe(clerk.id);
});
