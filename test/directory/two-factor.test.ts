import { beforeAll, expect, test } from "vitest";
import { newBureau, PASSWORD, type TestBureau } from "../support/api.ts";
import { Browser, codeOf, inDirectory, problemOf, trailOf } from "./browser.ts";

const VERIFY = "/api/auth/two-factor/verify-totp";
const RECOVER = "/api/auth/two-factor/verify-backup-code";
const ENABLE = "/api/auth/two-factor/enable";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

interface Enrolled {
  id: string;
  email: string;
  browser: Browser;
  uri: string;
  codes: string[];
}

/** Somebody who signs in and sets the second factor up with the code before the present one. */
async function enrol(name: string): Promise<Enrolled> {
  const { id, email } = await bureau.as(name);
  const browser = new Browser();
  await browser.signIn(email);
  const begun = await browser.post(ENABLE, { password: PASSWORD });
  expect(begun.status).toBe(200);
  const { uri, recoveryCodes } = await begun.json<{ uri: string; recoveryCodes: string[] }>();
  expect((await browser.post(VERIFY, { code: codeOf(uri, -1) })).status).toBe(200);
  return { id, email, browser, uri, codes: recoveryCodes };
}

/** A browser in which the password was right, and a code is asked for. */
async function halfway(email: string): Promise<Browser> {
  const browser = new Browser();
  expect(await (await browser.signIn(email)).json()).toEqual({ state: "two_factor" });
  expect((await browser.get("/api/me")).status).toBe(401);
  return browser;
}

test("set up with the password and a code, it is asked for at the next sign-in, and a code works once", async () => {
  const { id, email, browser, uri, codes } = await enrol("planner");
  expect(uri).toMatch(/^otpauth:\/\/totp\//);
  expect(new Set(codes).size).toBe(10);
  expect(await (await browser.get("/api/account")).json()).toMatchObject({
    twoFactor: { enabled: true, due: false, recoveryCodesLeft: 10 },
  });
  const next = await halfway(email);
  const code = codeOf(uri);
  expect(await (await next.post(VERIFY, { code })).json()).toEqual({ state: "signed_in" });
  expect((await next.get("/api/me")).status).toBe(200);

  const again = await halfway(email);
  const refused = await again.post(VERIFY, { code });
  expect(refused.status).toBe(422);
  expect(await problemOf(refused)).toMatchObject({ errors: [{ path: "code" }] });
  expect((await again.post(VERIFY, { code: codeOf(uri, 1) })).status).toBe(200);
  expect(await trailOf(id)).toEqual(
    expect.arrayContaining(["account.set_up_two_factor", "account.enable_two_factor", "account.refuse"]),
  );
});

test("no browser is trusted to do without", async () => {
  const { email, uri } = await enrol("planner2");
  const browser = await halfway(email);
  const refused = await browser.post(VERIFY, { code: codeOf(uri), trustDevice: true });
  expect(await problemOf(refused)).toMatchObject({ code: "invalid", errors: [{ path: "trustDevice" }] });
  expect((await browser.post(VERIFY, { code: codeOf(uri) })).status).toBe(200);
  await browser.post("/api/auth/sign-out");
  expect(await (await browser.signIn(email)).json()).toEqual({ state: "two_factor" });
});

test("a recovery code signs in once; new ones kill the old ones", async () => {
  const { email, browser, codes } = await enrol("reviewer1");
  const [first = "", second = ""] = codes;
  expect((await (await halfway(email)).post(RECOVER, { code: first })).status).toBe(200);
  const used = await (await halfway(email)).post(RECOVER, { code: first });
  expect(used.status).toBe(422);
  expect(await (await browser.get("/api/account")).json()).toMatchObject({ twoFactor: { recoveryCodesLeft: 9 } });

  const renewed = await browser.post("/api/auth/two-factor/generate-backup-codes", { password: PASSWORD });
  const { recoveryCodes } = await renewed.json<{ recoveryCodes: string[] }>();
  expect((await (await halfway(email)).post(RECOVER, { code: second })).status).toBe(422);
  expect((await (await halfway(email)).post(RECOVER, { code: recoveryCodes[0] })).status).toBe(200);
});

test("guessing codes locks the account as guessing passwords does; a right password does not start the count anew", async () => {
  const { id, email, uri } = await enrol("reviewer2");
  for (let n = 0; n < 5; n += 1) {
    const refused = await (await halfway(email)).post(VERIFY, { code: "000000" });
    expect(refused.status).toBe(422);
  }
  // Not even the password is right now.
  const locked = await new Browser().signIn(email);
  expect(locked.status).toBe(401);
  expect(await trailOf(id)).toContain("account.lock");
  await inDirectory((sql) => sql.exec("UPDATE tries SET at = at - 300000").toArray());
  expect((await (await halfway(email)).post(VERIFY, { code: codeOf(uri) })).status).toBe(200);
});

test("a code without a sign-in under way begins anew, and a wrong password sets nothing up", async () => {
  const nobody = await new Browser().post(VERIFY, { code: "123456" });
  expect(nobody.status).toBe(410);
  const { email } = await bureau.as("auditor");
  const browser = new Browser();
  await browser.signIn(email);
  const refused = await browser.post(ENABLE, { password: "Wrong-password-1" });
  expect(await problemOf(refused)).toMatchObject({ code: "invalid", errors: [{ path: "password" }] });
  expect(await (await new Browser().signIn(email)).json()).toEqual({ state: "signed_in" });
});

test("neither secrets nor recovery codes lie in clear", async () => {
  const { uri, codes } = await enrol("reviewer3");
  const stored = JSON.stringify(await inDirectory((sql) => sql.exec('SELECT * FROM "twoFactor"').toArray()));
  expect(stored).not.toContain(new URL(uri).searchParams.get("secret"));
  for (const code of codes) expect(stored).not.toContain(code);
});

test("where the policy requires it nothing else is answered until it is set up, and it cannot be turned off", async () => {
  const params = { bureau: bureau.id };
  const { email } = await bureau.as("operator");
  const enrolled = await enrol("security");
  const { revision } = await (await bureau.as("admin")).call("bureau.get", { params });
  const patch = await enrolled.browser.send(
    "PATCH",
    `/api/bureaus/${bureau.id}/policy`,
    { twoFactor: "required" },
    { "if-match": `"${revision}"` },
  );
  expect(patch.status).toBe(200);
  const off = await enrolled.browser.post("/api/auth/two-factor/disable", { password: PASSWORD });
  expect(off.status).toBe(409);

  const browser = new Browser();
  expect(await (await browser.signIn(email)).json()).toEqual({ state: "signed_in" });
  const path = `/api/bureaus/${bureau.id}`;
  expect(await problemOf(await browser.get(path))).toMatchObject({ code: "two_factor_required" });
  expect((await browser.get("/api/me")).status).toBe(200);
  expect(await (await browser.get("/api/account")).json()).toMatchObject({ twoFactor: { due: true } });
  const { uri } = await (await browser.post(ENABLE, { password: PASSWORD })).json<{ uri: string }>();
  expect((await browser.post(VERIFY, { code: codeOf(uri) })).status).toBe(200);
  expect((await browser.get(path)).status).toBe(200);
});

test("turned off, it is asked for no more", async () => {
  const bare = await bureau.as("admin");
  const browser = new Browser();
  await browser.signIn(bare.email);
  const { uri } = await (await browser.post(ENABLE, { password: PASSWORD })).json<{ uri: string }>();
  await browser.post(VERIFY, { code: codeOf(uri) });
  await inDirectory((sql) => sql.exec("DELETE FROM policy").toArray());
  expect((await browser.post("/api/auth/two-factor/disable", { password: PASSWORD })).status).toBe(204);
  expect(await (await new Browser().signIn(bare.email)).json()).toEqual({ state: "signed_in" });
  expect(await trailOf(bare.id)).toContain("account.disable_two_factor");
});
