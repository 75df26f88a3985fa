import { beforeAll, expect, test } from "vitest";
import { POLICY_PRESETS } from "../../../src/contracts/policy.ts";
import { anonymous, newBureau, PASSWORD, signIn, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, inBureau, published } from "../event/stage.ts";

let bureau: TestBureau;
let params: { bureau: string };
let admin: Person;
let security: Person;
beforeAll(async () => {
  bureau = await newBureau();
  params = { bureau: bureau.id };
  [admin, security] = [await bureau.as("admin"), await bureau.as("security")];
}, 60_000);

const now = () => admin.call("bureau.get", { params });
const refused = (code: string, path?: string) => ({ problem: { code, ...(path && { errors: [{ path }] }) } });

async function set(body: Parameters<typeof change>[0]) {
  return change(body, (await now()).revision);
}
const change = (body: { separateAdministration?: boolean; name?: string; tags?: string[] }, revision: number) =>
  admin.call("bureau.update", { params, revision, body });

test("policy values begin with the defaults, and are changed with one audit row", async () => {
  expect(await now()).toMatchObject({
    offerHours: 4,
    dueDays: 5,
    retentionDays: 30,
    alertMinutes: 15,
    tags: [],
    separateAdministration: false,
    policy: POLICY_PRESETS.default,
    parent: null,
  });
  const { revision } = await now();
  const body = { offerHours: 8, dueDays: 10, retentionDays: 60, alertMinutes: 30, tags: ["大厅", "户外"] };
  expect(await admin.call("bureau.update", { params, revision, body })).toMatchObject({ ...body, reviewSteps: 3 });
  await expect(set({ tags: ["大厅", "大厅"] })).rejects.toMatchObject(refused("invalid", "tags"));
  expect((await auditOf(bureau, bureau.id)).filter((action) => action === "bureau.update")).toHaveLength(1);
});

test("the robot's address, which is the key to speak in its name, is for administrators and auditors", async () => {
  const alertWebhook = "https://robot.example/send?key=secret";
  await admin.call("bureau.update", { params, revision: (await now()).revision, body: { alertWebhook } });
  const seenBy = async (person: Person) => (await person.call("bureau.get", { params })).alertWebhook;
  const partner = await bureau.partner(await bureau.institution("江海银行"));
  const others = [partner, await bureau.as("planner"), security];
  expect(await Promise.all(others.map(seenBy))).toEqual([null, null, null]);
  expect(await seenBy(admin)).toBe(alertWebhook);
  expect(await seenBy(await bureau.as("auditor"))).toBe(alertWebhook);

  const { revision, policy } = await now();
  const change = { params, body: { idleMinutes: policy.idleMinutes } };
  await expect(security.call("policy.update", { ...change, revision: revision - 1 })).rejects.toMatchObject({
    problem: { code: "stale", current: { alertWebhook: null } },
  });
  expect(await security.call("policy.update", { ...change, revision })).toMatchObject({ alertWebhook: null });
  expect(await seenBy(admin)).toBe(alertWebhook);
});

test("alerts go only where the installation lets them: no bureau reaches into the server's own network", async () => {
  const to = async (alertWebhook: string) =>
    admin.call("bureau.update", { params, revision: (await now()).revision, body: { alertWebhook } });
  for (const url of ["https://10.0.0.5/admin", "https://robot.example:8443/", "https://a:b@robot.example/"])
    await expect(to(url)).rejects.toMatchObject(refused("invalid", "alertWebhook"));
  expect(await to("https://robot.example/other")).toMatchObject({ alertWebhook: "https://robot.example/other" });

  expect((await now()).alertWebhookAllowed).toBe(true);
  await inBureau(bureau, (sql) => sql.exec("UPDATE bureau SET alert_webhook = 'https://no-longer.example/'"));
  expect((await now()).alertWebhookAllowed).toBe(false);
  expect(await security.call("bureau.get", { params })).toMatchObject({
    alertWebhook: null,
    alertWebhookAllowed: true,
  });
});

test("the days until outcomes are due are the bureau's own", async () => {
  const event = await published(bureau);
  const planner = await bureau.as("planner");
  const due = async () => {
    const { outcomesDueAt } = await planner.call("event.get", { params: { ...params, event: event.id } });
    return Date.parse(outcomesDueAt);
  };
  const before = await due();
  const { dueDays, revision } = await now();
  await admin.call("bureau.update", { params, revision, body: { dueDays: dueDays + 10 } });
  expect(await due()).toBeGreaterThanOrEqual(before + 10 * 86_400_000);
});

test("the security administrator sets the policy of passwords and sessions, the administrator does not", async () => {
  const { revision } = await now();
  const { idleMinutes } = POLICY_PRESETS.mlps2;
  await expect(admin.call("policy.update", { params, revision, body: { idleMinutes } })).rejects.toMatchObject(
    refused("forbidden"),
  );
  await expect(
    security.call("policy.update", { params, revision, body: { passwordMinLength: 4 } }),
  ).rejects.toMatchObject(refused("invalid", "passwordMinLength"));
  const changed = await security.call("policy.update", { params, revision, body: { idleMinutes } });
  expect(changed.policy).toEqual(POLICY_PRESETS.mlps2);
  expect(await auditOf(bureau, bureau.id)).toContain("policy.update");
  // The directory has it already: nothing waits to be told.
  expect(await inBureau(bureau, (sql) => sql.exec("SELECT * FROM outbox").toArray())).toEqual([]);
});

test("三员 is refused while somebody holds what it keeps apart, and names them", async () => {
  await expect(set({ separateAdministration: true })).rejects.toMatchObject({
    problem: {
      code: "roles_apart",
      errors: [{ path: "separateAdministration", message: "founder: administrator, security administrator" }],
    },
  });
  expect((await now()).separateAdministration).toBe(false);
});

test("三员 keeps the three apart: in grants, in invitations, and for oneself", async () => {
  const { founder } = bureau;
  const open = await founder.call("invitation.create", {
    params,
    body: { email: "early@jianghai.test", grant: { roles: ["planner"] } },
  });
  const grant = async (
    person: Person,
    roles: ("admin" | "auditor" | "planner" | "security_admin")[],
    by = security,
  ) => {
    const { items } = await security.call("member.list", { params, query: { limit: 200 } });
    const revision = items.find((one) => one.person === person.id)?.revision ?? 0;
    return by.call("member.grant", { params: { ...params, person: person.id }, revision, body: { roles } });
  };
  await grant(founder, ["admin"]);
  await set({ separateAdministration: true });

  // What was invited with roles by the old rule is revoked.
  await expect(anonymous("invitation.view", { params: { invitation_token: open.token ?? "" } })).rejects.toMatchObject(
    refused("gone"),
  );
  for (const roles of [
    ["admin", "auditor"],
    ["security_admin", "planner"],
  ] as const)
    await expect(grant(founder, [...roles])).rejects.toMatchObject(refused("roles_apart"));
  await expect(grant(security, ["planner"])).rejects.toMatchObject(refused("conflict"));

  // The administrator lets people in; the security administrator says what they are.
  const invite = (roles: "planner"[]) =>
    admin.call("invitation.create", { params, body: { email: "new@jianghai.test", grant: { roles } } });
  await expect(invite(["planner"])).rejects.toMatchObject(refused("forbidden", "grant.roles"));
  const { token = "" } = await invite([]);
  const body = { name: "新人", password: PASSWORD };
  await anonymous("invitation.accept", { params: { invitation_token: token }, body });
  const person = await signIn("new@jianghai.test");
  await expect(person.call("season.list", { params })).rejects.toMatchObject(refused("forbidden"));
  await grant(person, ["planner"]);
  await person.call("season.list", { params });
});
