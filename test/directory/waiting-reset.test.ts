import { beforeAll, expect, test } from "vitest";
import { newBureau, newBureauBeside, PASSWORD, type Person, type TestBureau } from "../support/api.ts";
import { auditOf } from "../bureau/event/stage.ts";
import { Browser, codeOf, inDirectory, problemOf } from "./browser.ts";

const NEW = "Another-word-2027";

let bureau: TestBureau;
let beside: TestBureau;
let security: Person;
beforeAll(async () => {
  bureau = await newBureau();
  beside = await newBureauBeside(bureau, "wangjiang");
  security = await bureau.as("security");
}, 60_000);

const ask = (person: string, dropTwoFactor = false) =>
  security.call("password_reset.create", { params: { bureau: bureau.id, person }, body: { dropTwoFactor } });
const waiting = async (operator = bureau.founder) =>
  (await operator.call("password_reset.waiting", { params: {} })).items;
const use = (token: string) => new Browser().post(`/api/password-resets/${token}`, { password: NEW });
const idOf = async (person: Person) => {
  const found = (await waiting()).find((one) => one.person.id === person.id);
  if (!found) throw new Error(`Nothing waits for ${person.email}`);
  return { params: { password_reset: found.id } };
};

/** Somebody of both bureaus. */
async function ofBoth(name: string): Promise<Person> {
  const person = await bureau.staff(name, ["planner"]);
  const { token = "" } = await beside.founder.call("invitation.create", {
    params: { bureau: beside.id },
    body: { email: person.email, grant: { roles: ["auditor"] } },
  });
  await person.call("invitation.accept", { params: { invitation_token: token }, body: {} });
  return person;
}

test("of somebody in two bureaus one asks, the platform's operator confirms, and both trails tell of it", async () => {
  const person = await ofBoth("both");
  const { token, waits } = await ask(person.id);
  expect(waits).toBe(true);
  expect(await problemOf(await use(token))).toMatchObject({ code: "conflict", detail: /operator/ });
  expect(await waiting()).toMatchObject([
    {
      person: { email: person.email },
      operator: false,
      dropTwoFactor: false,
      bureau: "江海区金融局",
      bureaus: ["wangjiang 金融局", "江海区金融局"],
      requestedBy: { id: security.id },
    },
  ]);
  await expect(security.call("password_reset.confirm", await idOf(person))).rejects.toMatchObject({
    problem: { code: "forbidden" },
  });
  await bureau.founder.call("password_reset.confirm", await idOf(person));
  expect(await waiting()).toEqual([]);
  expect((await use(token)).status).toBe(204);
  expect((await new Browser().signIn(person.email, NEW)).status).toBe(200);
  for (const one of [bureau, beside])
    expect((await auditOf(one, person.id)).filter((action) => action === "password_reset.use")).toHaveLength(1);
  const { items } = await beside.founder.call("member.list", { params: { bureau: beside.id } });
  expect(items.find((member) => member.person === person.id)?.resetAt).toMatch(/^20/);
});

test("what is refused opens nothing, and a newer link waits anew", async () => {
  const person = await ofBoth("refused");
  const refused = await ask(person.id);
  await bureau.founder.call("password_reset.refuse", await idOf(person));
  expect((await use(refused.token)).status).toBe(410);
  const first = await ask(person.id);
  const seen = await idOf(person);
  const second = await ask(person.id);
  // What the operator looked at is another link by now.
  await expect(bureau.founder.call("password_reset.confirm", seen)).rejects.toMatchObject({
    problem: { code: "not_found" },
  });
  await bureau.founder.call("password_reset.confirm", await idOf(person));
  expect((await use(first.token)).status).toBe(410);
  expect((await use(second.token)).status).toBe(204);
});

test("an operator's own password takes another operator; who asks does not confirm", async () => {
  const { founder } = bureau;
  const { token } = await ask(founder.id);
  expect(await waiting()).toMatchObject([{ operator: true }]);
  await expect(founder.call("password_reset.confirm", await idOf(founder))).rejects.toMatchObject({
    problem: { code: "conflict" },
  });
  await founder.call("operator.appoint", { params: {}, body: { email: security.email } });
  await expect(security.call("password_reset.confirm", await idOf(founder))).rejects.toMatchObject({
    problem: { code: "conflict" },
  });
  const second = await bureau.as("auditor");
  await founder.call("operator.appoint", { params: {}, body: { email: second.email } });
  await second.call("password_reset.confirm", await idOf(founder));
  const view = await new Browser().get(`/api/password-resets/${token}`);
  expect(view.status).toBe(200);
});

test("with 三员 the security administrator becomes nobody of the staff: their second factor stays, or an operator confirms", async () => {
  const admin = await bureau.as("admin");
  const [bare, guarded] = [await bureau.as("reviewer1"), await bureau.as("reviewer2")];
  const partner = await bureau.partner(await bureau.institution("江海银行"));
  const uri = await enrol(guarded.email);
  await separate(admin);

  expect(await ask(partner.id)).toMatchObject({ waits: false });
  for (const person of [admin, bare]) expect(await ask(person.id)).toMatchObject({ waits: true });
  expect(await ask(guarded.id, true)).toMatchObject({ waits: true });
  const link = await ask(guarded.id);
  expect(link.waits).toBe(false);
  expect((await use(link.token)).status).toBe(204);
  const browser = new Browser();
  expect(await (await browser.signIn(guarded.email, NEW)).json()).toEqual({ state: "two_factor" });
  expect((await browser.get("/api/me")).status).toBe(401);
  expect((await browser.post("/api/auth/two-factor/verify-totp", { code: codeOf(uri) })).status).toBe(200);

  // A factor that is gone since the link was given no longer stands in for a second person.
  const late = await ask(guarded.id);
  await inDirectory((sql) => sql.exec('UPDATE "user" SET twoFactorEnabled = 0 WHERE id = ?', guarded.id));
  expect((await use(late.token)).status).toBe(409);
});

async function enrol(email: string): Promise<string> {
  const browser = new Browser();
  await browser.signIn(email);
  const begun = await browser.post("/api/auth/two-factor/enable", { password: PASSWORD });
  const { uri } = await begun.json<{ uri: string }>();
  await browser.post("/api/auth/two-factor/verify-totp", { code: codeOf(uri, -1) });
  return uri;
}

async function separate(admin: Person): Promise<void> {
  const params = { bureau: bureau.id };
  const { items } = await security.call("member.list", { params, query: { limit: 200 } });
  const founder = items.find(({ person }) => person === bureau.founder.id);
  await security.call("member.grant", {
    params: { ...params, person: bureau.founder.id },
    revision: founder?.revision ?? 0,
    body: { roles: ["admin"] },
  });
  const { revision } = await admin.call("bureau.get", { params });
  await admin.call("bureau.update", { params, revision, body: { separateAdministration: true } });
}
