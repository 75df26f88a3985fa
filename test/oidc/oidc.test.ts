import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BUREAU, found, invite, PASSWORD, Server, type Person } from "../e2e/server.ts";
import { Jar } from "./jar.ts";
import { CLIENT, startProvider, type Provider } from "./provider.ts";

const server = new Server();
let provider: Provider;
let founder: Person;

beforeAll(async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  provider = await startProvider(`${url}/api/auth/callback/oidc`);
  await server.start({
    PORT: String(port),
    FANGFEI_PUBLIC_URL: url,
    FANGFEI_OIDC_ISSUER: provider.issuer,
    FANGFEI_OIDC_CLIENT_ID: CLIENT.id,
    FANGFEI_OIDC_CLIENT_SECRET: CLIENT.secret,
    FANGFEI_OIDC_NAME: "市统一身份认证",
    // The provider's network, and no other.
    FANGFEI_OUTBOUND: "127.0.0.1/32",
  });
  founder = await found(server);
});
afterAll(async () => {
  await server.remove();
  await provider.close();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** Goes to the provider, signs in there as `name`, and comes back; answers where to, and the browser. */
async function signInAs(name: string, next = "/"): Promise<{ browser: Jar; to: string }> {
  const browser = new Jar();
  const start = await browser.fetch(`${server.url}/api/auth/sign-in/social`, { json: { next } });
  const { url } = (await start.json()) as { url: string };
  expect(url.startsWith(`${provider.issuer}/auth?`)).toBe(true);
  const login = await browser.follow(url, provider.issuer);
  const consent = await browser.submit(login, { prompt: "login", login: name, password: "any" }, provider.issuer);
  const back = await browser.submit(consent, { prompt: "consent" }, provider.issuer);
  expect(back.url.startsWith(`${server.url}/api/auth/callback/oidc?`)).toBe(true);
  const finish = await browser.fetch(back.url);
  expect(finish.status).toBe(302);
  return { browser, to: finish.headers.get("location") ?? "" };
}

const me = (browser: Jar) => browser.fetch(`${server.url}/api/me`);

test("the sign-in page knows what the provider is called", async () => {
  const options = await fetch(`${server.url}/api/account/options`);
  expect(await options.json()).toEqual({ oidc: { name: "市统一身份认证" } });
});

test("whoever was invited signs in by the address that the provider has verified, again and again", async () => {
  await invite(server, founder, "planner", { roles: ["planner"] });
  provider.claims.set("zhang", { email: "Planner@jianghai.test", email_verified: true });
  const { browser, to } = await signInAs("zhang", `/b/${BUREAU}`);
  expect(to).toBe(`/b/${BUREAU}`);
  expect(await (await me(browser)).json()).toMatchObject({
    person: { email: "planner@jianghai.test" },
    bureaus: [{ id: BUREAU }],
  });
  // Whoever held the invitation and set the password may have been somebody else.
  const squatter = await new Jar().fetch(`${server.url}/api/auth/sign-in/email`, {
    json: { email: "planner@jianghai.test", password: PASSWORD },
  });
  expect(squatter.status).toBe(401);
  // From now on the link counts, whatever address the provider has.
  provider.claims.set("zhang", { email: "zhang@elsewhere.test", email_verified: true });
  const again = await signInAs("zhang");
  expect(await (await me(again.browser)).json()).toMatchObject({ person: { email: "planner@jianghai.test" } });
  const sessions = await again.browser.fetch(`${server.url}/api/account/sessions`);
  expect(await sessions.json()).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ method: "oidc", current: true })]),
  });
  expect(await (await again.browser.fetch(`${server.url}/api/account`)).json()).toMatchObject({ linked: true });
});

test("whoever unlinks their account is signed in by the provider no more, until they allow it again", async () => {
  await invite(server, founder, "chen", { roles: ["planner"] });
  provider.claims.set("chen", { email: "chen@jianghai.test", email_verified: true });
  const { browser } = await signInAs("chen");
  const { person } = (await (await me(browser)).json()) as { person: { id: string } };
  const { token } = await founder.call("password_reset.create", {
    params: { bureau: BUREAU, person: person.id },
    body: {},
  });
  const json = { password: PASSWORD };
  await new Jar().fetch(`${server.url}/api/password-resets/${token}`, { json });
  const again = await signInAs("chen");
  const own = new Jar();
  await own.fetch(`${server.url}/api/auth/sign-in/email`, { json: { email: "chen@jianghai.test", ...json } });
  const wrong = await own.fetch(`${server.url}/api/account/oidc/unlink`, { json: { password: "Wrong-password-1" } });
  expect(wrong.status).toBe(422);
  expect((await own.fetch(`${server.url}/api/account/oidc/unlink`, { json })).status).toBe(204);
  expect((await again.browser.fetch(`${server.url}/api/account`)).status).toBe(401);
  expect(await (await own.fetch(`${server.url}/api/account`)).json()).toMatchObject({ linked: false, unlinked: true });

  // The provider still vouches for the address: it neither gets in, nor shuts the owner out.
  const refused = await signInAs("chen");
  expect(refused.to).toMatch(/^\/sign-in\?error=/);
  expect((await me(refused.browser)).status).toBe(401);
  expect((await me(own)).status).toBe(200);
  expect((await own.fetch(`${server.url}/api/account/oidc/allow`, { json })).status).toBe(204);
  expect((await me((await signInAs("chen")).browser)).status).toBe(200);
});

test("the provider's word alone makes no account, and an unverified address signs nobody in", async () => {
  provider.claims.set("li", { email: "li@jianghai.test", email_verified: true });
  const stranger = await signInAs("li");
  expect(stranger.to).toMatch(/^\/sign-in\?error=/);
  expect((await me(stranger.browser)).status).toBe(401);

  await invite(server, founder, "wang", { roles: ["planner"] });
  provider.claims.set("wang", { email: "wang@jianghai.test", email_verified: false });
  const unverified = await signInAs("wang");
  expect(unverified.to).toMatch(/^\/sign-in\?error=/);
  expect((await me(unverified.browser)).status).toBe(401);
});

test("an answer of the provider that this browser never asked for signs nobody in", async () => {
  const forged = await new Jar().fetch(`${server.url}/api/auth/callback/oidc?code=x&state=y`);
  expect(forged.status).toBe(302);
  expect(forged.headers.get("location")).toMatch(/^\/sign-in\?error=/);
});

test("the way back leads nowhere else", async () => {
  for (const next of ["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", "/.//elsewhere.test"]) {
    const refused = await new Jar().fetch(`${server.url}/api/auth/sign-in/social`, { json: { next } });
    expect(refused.status, next).toBe(422);
  }
});

test("while the provider is away people sign in by password", async () => {
  await provider.close();
  const browser = new Jar();
  const json = { email: "wang@jianghai.test", password: PASSWORD };
  expect((await browser.fetch(`${server.url}/api/auth/sign-in/email`, { json })).status).toBe(200);
  await server.stop();
  await server.start({
    FANGFEI_PUBLIC_URL: server.url,
    FANGFEI_OIDC_ISSUER: provider.issuer,
    FANGFEI_OIDC_CLIENT_ID: CLIENT.id,
    FANGFEI_OIDC_CLIENT_SECRET: CLIENT.secret,
    FANGFEI_OUTBOUND: "127.0.0.1/32",
  });
  expect((await new Jar().fetch(`${server.url}/api/auth/sign-in/email`, { json })).status).toBe(200);
  const start = await new Jar().fetch(`${server.url}/api/auth/sign-in/social`, { json: {} });
  expect(start.status).toBe(503);
  expect(start.headers.get("retry-after")).toBe("30");
});
