import { beforeAll, expect, test } from "vitest";
import { pathOf } from "../../src/contracts/client.ts";
import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import { ID_PREFIXES } from "../../src/contracts/primitives.ts";
import { newBureau, type TestBureau } from "../support/api.ts";
import { Browser, inDirectory, trailOf } from "./browser.ts";

const MINUTE = 60_000;

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

async function signedIn(name: string): Promise<{ id: string; email: string; browser: Browser }> {
  const { id, email } = await bureau.as(name);
  const browser = new Browser();
  expect((await browser.signIn(email)).status).toBe(200);
  return { id, email, browser };
}

/** As if all sessions of a person had begun, and been used last, so long ago. */
function age(person: string, sinceStartMs: number, sinceUseMs: number): Promise<unknown> {
  const now = Date.now();
  return inDirectory((sql) =>
    sql
      .exec(
        "UPDATE session SET createdAt = ?, seen_at = ? WHERE userId = ?",
        new Date(now - sinceStartMs).toISOString(),
        now - sinceUseMs,
        person,
      )
      .toArray(),
  );
}

test("cookies are of this host alone, out of reach of scripts and of other sites' requests", async () => {
  const { email } = await bureau.as("planner");
  const response = await new Browser().signIn(email);
  const lines = response.headers.getSetCookie();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^__Host-fangfei\./);
    expect(line).toMatch(/; Path=\//);
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; Secure/);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).not.toMatch(/; Domain/i);
  }
  expect(await response.json()).toEqual({ state: "signed_in" });
});

test("a session idle for longer than the policy allows has ended, with a row in the trail", async () => {
  const { id, browser } = await signedIn("planner");
  await age(id, 70 * MINUTE, 60 * MINUTE);
  expect((await browser.get("/api/me")).status).toBe(200);
  browser.doubt();
  await age(id, 70 * MINUTE, 61 * MINUTE);
  expect((await browser.get("/api/me")).status).toBe(401);
  expect(await trailOf(id)).toContain("account.lapse");
});

test("a session older than the policy allows has ended, however busy", async () => {
  const { id, browser } = await signedIn("planner");
  await age(id, 12 * 60 * MINUTE, 0);
  expect((await browser.get("/api/me")).status).toBe(401);
});

test("the edge believes a session for at most a minute, and no longer than it lasts", async () => {
  const { id, browser } = await signedIn("planner");
  const seen = (response: Response) =>
    Number(/session_seen=[^;]+; Max-Age=(\d+)/.exec(response.headers.getSetCookie().join("\n"))?.[1]);
  expect(seen(await browser.get("/api/me"))).toBeLessThanOrEqual(60);
  browser.doubt();
  await age(id, 12 * 60 * MINUTE - 20_000, 0);
  expect(seen(await browser.get("/api/me"))).toBeLessThanOrEqual(20);
});

test("what the edge believes cannot be changed", async () => {
  const { browser } = await signedIn("planner");
  await browser.get("/api/me");
  const name = [...browser.jar.keys()].find((key) => key.endsWith(".session_seen")) ?? "";
  const [payload = "", signature = ""] = (browser.jar.get(name) ?? "").split(".");
  const session = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  session.account.id = "per_00000000000000000000000000";
  browser.jar.set(name, `${btoa(JSON.stringify(session)).replaceAll("=", "")}.${signature}`);
  const me = await (await browser.get("/api/me")).json<{ person: { id: string } }>();
  expect(me.person.id).not.toBe(session.account.id);
});

test("one sees where one is signed in, ends one, or all", async () => {
  const { id, email, browser } = await signedIn("reviewer1");
  const other = new Browser();
  await other.signIn(email);
  const list = async () =>
    (await (await browser.get("/api/account/sessions")).json<{ items: { id: string; current: boolean }[] }>()).items;
  const before = await list();
  expect(before.filter((one) => one.current)).toHaveLength(1);
  expect(before[0]).toMatchObject({ method: "password", userAgent: "Test/1" });

  const others = before.filter((one) => !one.current);
  const ended = others.find((one) => one.id !== undefined)?.id ?? "";
  expect((await browser.send("DELETE", `/api/account/sessions/${ended}`)).status).toBe(204);
  expect((await list()).map((one) => one.id)).not.toContain(ended);
  expect((await browser.send("DELETE", `/api/account/sessions/${ended}`)).status).toBe(404);
  const stranger = await signedIn("reviewer2");
  const own = before.find((one) => one.current)?.id ?? "";
  expect((await stranger.browser.send("DELETE", `/api/account/sessions/${own}`)).status).toBe(404);

  expect((await browser.post("/api/account/sign-out-everywhere")).status).toBe(204);
  for (const one of [browser, other]) {
    one.doubt();
    expect((await one.get("/api/me")).status).toBe(401);
  }
  expect(await trailOf(id)).toEqual(expect.arrayContaining(["account.end_session", "account.end_sessions"]));
});

test("signing out ends the session and clears the cookies", async () => {
  const { id, browser } = await signedIn("reviewer3");
  await browser.get("/api/me");
  const stolen = new Browser();
  for (const [name, value] of browser.jar) stolen.jar.set(name, value);
  expect((await browser.post("/api/auth/sign-out")).status).toBe(204);
  expect(browser.jar.size).toBe(0);
  stolen.doubt();
  expect((await stolen.get("/api/me")).status).toBe(401);
  expect(await trailOf(id)).toContain("account.sign_out");
});

const fresh = Object.entries<EndpointRow>(ENDPOINTS).filter(([, row]) => row.fresh);

test("what changes rights, takes over, reviews, exports or hands out links asks the directory", async () => {
  const { id, browser } = await signedIn("operator");
  await browser.get("/api/me");
  await inDirectory((sql) => sql.exec("DELETE FROM session WHERE userId = ?", id).toArray());
  // The edge still believes it, for a minute …
  expect((await browser.get(`/api/bureaus/${bureau.id}`)).status).toBe(200);
  // … but not here.
  expect(fresh.length).toBeGreaterThan(20);
  for (const [name, row] of fresh) {
    const params = Object.fromEntries(
      [...row.path.matchAll(/\{(\w+)\}/g)].map(([, key = ""]) => [
        key,
        key === "bureau" ? bureau.id : `${(ID_PREFIXES as Record<string, string>)[key] ?? "x"}_${"0".repeat(26)}`,
      ]),
    );
    const headers: Record<string, string> = row.ifMatch ? { "if-match": '"1"' } : {};
    expect((await browser.send(row.method, pathOf(row, params), row.body && {}, headers)).status, name).toBe(401);
  }
});

test("every review, approval, grant, invitation, takeover and export is among them", () => {
  const sensitive = Object.entries<EndpointRow>(ENDPOINTS)
    .filter(([, row]) => row.method !== "GET" && !row.reads)
    .filter(
      ([id, row]) =>
        /\.(review|accept|grant|remove)$|^(takeover|policy|invitation)\.|\.export$/.test(row.permission) ||
        /\.(approve|return|grant|export)$|^takeover\.|^operator\.|^(password_reset|relaxation)\.|^version\.(withdraw|renew)$/.test(
          id,
        ),
    )
    .filter(([, row]) => row.permission !== "public");
  for (const [id, row] of sensitive) expect(row.fresh, id).toBe(true);
});
