import { beforeAll, expect, test } from "vitest";
import { anonymous, newBureau, PASSWORD, send, SETUP_SECRET, type TestBureau } from "../support/api.ts";
import { at, Browser, codeOf, inDirectory, problemOf, trailOf } from "./browser.ts";

const NEW = "Another-pass-2026";
let bureau: TestBureau;

beforeAll(async () => {
  // A first set-up that was cut off after the account: the link's holder tries again, with another password.
  const headers = { "content-type": "application/json" };
  const founding = (password: string, name: string) =>
    send("/api/setup", {
      method: "POST",
      headers,
      body: JSON.stringify({
        token: SETUP_SECRET,
        bureau: { id: "jianghai", name: "江海区金融局" },
        admin: { email: "founder@jianghai.test", name, password },
      }),
    });
  expect((await founding("First-try-2026", "first")).status).toBe(201);
  await inDirectory((sql) => sql.exec("DELETE FROM milestone").toArray());
  bureau = await newBureau("jianghai");
  // Before the policy becomes stricter than their password.
  for (const name of ["security", "reviewer1", "reviewer2", "reviewer3", "planner2"]) await bureau.as(name);
}, 60_000);

test("a set-up that is tried again takes the password and name of the last try", async () => {
  const old = await new Browser().signIn("founder@jianghai.test", "First-try-2026");
  expect(old.status).toBe(401);
  const browser = new Browser();
  expect((await browser.signIn("founder@jianghai.test")).status).toBe(200);
  expect(await (await browser.get("/api/me")).json()).toMatchObject({ person: { name: "founder" } });
});

test("whoever accepts an invitation is signed in at once; a weak password makes no account", async () => {
  const email = "newcomer@jianghai.test";
  const admin = await bureau.as("admin");
  const params = { bureau: bureau.id };
  const { token = "" } = await admin.call("invitation.create", {
    params,
    body: { email, grant: { roles: ["planner"] } },
  });
  const browser = new Browser();
  const path = `/api/invitations/${token}/accept`;
  const weak = await browser.post(path, { name: "新人", password: "abcdefgh" });
  expect(await problemOf(weak)).toMatchObject({ code: "invalid", errors: [{ path: "password" }] });
  expect(await anonymous("invitation.view", { params: { invitation_token: token } })).toMatchObject({
    hasAccount: false,
  });
  expect((await browser.post(path, { name: "新人", password: PASSWORD })).status).toBe(200);
  const me = await (await browser.get("/api/me")).json();
  expect(me).toMatchObject({ person: { email }, bureaus: [{ id: bureau.id }] });
});

test("a changed password ends all other sessions, and must be another that the policy allows", async () => {
  const { id, email } = await bureau.as("planner");
  const [browser, other] = [new Browser(), new Browser()];
  await browser.signIn(email);
  await other.signIn(email);
  const change = (newPassword: string) =>
    browser.post("/api/auth/change-password", { currentPassword: PASSWORD, newPassword });
  for (const refused of [await change("abcdefghijk"), await change(PASSWORD)])
    expect(await problemOf(refused)).toMatchObject({ code: "invalid", errors: [{ path: "newPassword" }] });
  expect((await change(NEW)).status).toBe(204);
  expect((await browser.get("/api/me")).status).toBe(200);
  other.doubt();
  expect((await other.get("/api/me")).status).toBe(401);
  expect((await new Browser().signIn(email)).status).toBe(401);
  expect((await new Browser().signIn(email, NEW)).status).toBe(200);
  expect(await trailOf(id)).toContain("account.change_password");
});

test("what a new password must be like is the bureau's policy, also for those invited", async () => {
  const params = { bureau: bureau.id };
  const { revision } = await (await bureau.as("admin")).call("bureau.get", { params });
  const security = await bureau.as("security");
  await security.call("policy.update", { params, body: { passwordMinLength: 20 }, revision });
  const { token = "" } = await (
    await bureau.as("admin")
  ).call("invitation.create", { params, body: { email: "long@jianghai.test", grant: { roles: ["planner"] } } });
  const accept = (password: string) =>
    new Browser().post(`/api/invitations/${token}/accept`, { name: "long", password });
  const refused = await problemOf(await accept(PASSWORD));
  expect(refused.errors?.[0]?.message).toContain("At least 20 characters");
  expect((await accept(`${PASSWORD}-${PASSWORD}`)).status).toBe(200);
});

async function resetLink(person: string, dropTwoFactor = false): Promise<string> {
  const security = await bureau.as("security");
  const { token } = await security.call("password_reset.create", {
    params: { bureau: bureau.id, person },
    body: { dropTwoFactor },
  });
  return token;
}

test("a reset link sets a password once, ends sessions and the lock, and only the newest works", async () => {
  const { id, email } = await bureau.as("reviewer1");
  const other = new Browser();
  await other.signIn(email);
  for (let n = 0; n < 5; n += 1) await new Browser().signIn(email, "Wrong-password-1", at(Date.now()));
  const first = await resetLink(id);
  const path = `/api/password-resets/${await resetLink(id)}`;
  expect((await new Browser().get(`/api/password-resets/${first}`)).status).toBe(410);
  expect(await (await new Browser().get(path)).json()).toMatchObject({ email, policy: { passwordMinLength: 20 } });
  const weak = await new Browser().post(path, { password: PASSWORD });
  expect(await problemOf(weak)).toMatchObject({ errors: [{ path: "password" }] });
  const long = `${NEW}-${NEW}`;
  expect((await new Browser().post(path, { password: long })).status).toBe(204);
  expect((await new Browser().post(path, { password: long })).status).toBe(410);
  other.doubt();
  expect((await other.get("/api/me")).status).toBe(401);
  expect((await new Browser().signIn(email, long)).status).toBe(200);
  expect(await trailOf(id)).toEqual(expect.arrayContaining(["password_reset.create", "password_reset.use"]));
  const stored = await inDirectory((sql) => sql.exec("SELECT * FROM password_reset").toArray());
  expect(JSON.stringify(stored)).not.toContain(first);
});

test("a reset link can drop a lost second factor, and runs out after a day", async () => {
  const { id, email } = await bureau.as("reviewer2");
  const browser = new Browser();
  await browser.signIn(email);
  const begun = await browser.post("/api/auth/two-factor/enable", { password: PASSWORD });
  const { uri } = await begun.json<{ uri: string }>();
  await browser.post("/api/auth/two-factor/verify-totp", { code: codeOf(uri) });
  const path = `/api/password-resets/${await resetLink(id, true)}`;
  const late = await new Browser().send("GET", path, undefined, at(Date.now() + 86_400_001));
  expect(late.status).toBe(410);
  const long = `${NEW}-${NEW}`;
  expect((await new Browser().post(path, { password: long })).status).toBe(204);
  expect(await (await new Browser().signIn(email, long)).json()).toEqual({ state: "signed_in" });
});

test("a bureau gives no link to strangers' accounts, and none that works to those that are not its alone", async () => {
  const security = await bureau.as("security");
  const link = (person: string) =>
    security.call("password_reset.create", { params: { bureau: bureau.id, person }, body: {} });
  await expect(link(`per_${"0".repeat(26)}`)).rejects.toMatchObject({ problem: { code: "not_found" } });
  await expect(link(security.id)).rejects.toMatchObject({ problem: { code: "conflict" } });
  const { id } = await bureau.as("reviewer3");
  const path = `/api/password-resets/${await resetLink(id)}`;
  expect((await new Browser().get(path)).status).toBe(200);
  await inDirectory((sql) => {
    sql.exec("INSERT INTO bureau (id, name, created_at) VALUES ('elsewhere', 'x', 0)");
    sql.exec("INSERT INTO membership (person, bureau) VALUES (?, 'elsewhere')", id);
  });
  // What the bureau was given before does not open the person's other places either.
  expect((await new Browser().get(path)).status).toBe(409);
  expect((await new Browser().post(path, { password: `${NEW}-${NEW}` })).status).toBe(409);
  expect(await link(id)).toMatchObject({ waits: true });
  const planner = await bureau.as("planner2");
  await expect(
    planner.call("password_reset.create", { params: { bureau: bureau.id, person: id }, body: {} }),
  ).rejects.toMatchObject({ problem: { code: "forbidden" } });
});
