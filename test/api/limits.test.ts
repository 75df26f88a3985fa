import { createExecutionContext, env } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { app } from "../../src/api/app.ts";
import type { ProblemDocument } from "../../src/contracts/problem.ts";
import { Buckets } from "../../src/platform/limit.ts";
import { newBureau, PASSWORD, type TestBureau } from "../support/api.ts";
import { newStage } from "../support/on-air.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

/** Asks the Worker from an address, under a ceiling of its own. */
async function ask(path: string, address: string, init: RequestInit = {}, ceiling = "0"): Promise<Response> {
  const headers = { "content-type": "application/json", "cf-connecting-ip": address, ...init.headers };
  const request = new Request(`https://fangfei.test${path}`, { ...init, headers });
  return app.fetch(request, { ...env, CEILING: ceiling }, createExecutionContext());
}

const trySetup = (address: string) =>
  ask("/api/setup", address, { method: "POST", body: JSON.stringify({ token: "wrong" }) });

async function refusal(response: Response): Promise<ProblemDocument> {
  expect(response.status).toBe(429);
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  return response.json();
}

/** Asks until refused; how often it went well before. */
async function exhaust(once: () => Promise<Response>, atMost: number): Promise<{ passed: number; last: Response }> {
  for (let passed = 0; passed <= atMost; passed += 1) {
    const last = await once();
    if (last.status === 429) return { passed, last };
    await last.body?.cancel();
  }
  throw new Error(`${atMost} times and never refused`);
}

describe("buckets", () => {
  test("give a burst, then one at a time, and say how long to wait", () => {
    const buckets = new Buckets({ burst: 3, everyMs: 2_000 });
    expect([0, 0, 0].map((at) => buckets.take("a", at))).toEqual([0, 0, 0]);
    expect(buckets.take("a", 0)).toBe(2);
    expect(buckets.take("a", 1_500)).toBe(1);
    expect(buckets.take("b", 1_500)).toBe(0);
    expect(buckets.take("a", 2_000)).toBe(0);
    expect(buckets.take("a", 2_000)).toBe(2);
    expect([0, 0, 0, 2].map(() => buckets.take("a", 1_000_000))).toEqual([0, 0, 0, 2]);
  });

  test("keep nobody out for longer than an empty allowance when the clock is set back", () => {
    const buckets = new Buckets({ burst: 3, everyMs: 2_000 });
    buckets.take("a", 10_000_000);
    expect(buckets.take("a", 0)).toBeLessThanOrEqual(2);
  });

  test("hold no more keys than they may, whoever floods them, and forget the longest untouched", () => {
    const buckets = new Buckets({ burst: 1, everyMs: 1_000 }, 1_000);
    buckets.take("first", 0);
    for (let n = 0; n < 999; n += 1) buckets.take(`flood ${n}`, 0);
    expect(buckets.take("first", 0)).toBe(1);
    for (let n = 0; n < 100_000; n += 1) buckets.take(`more ${n}`, 0);
    expect(buckets.size).toBe(1_000);
    expect(buckets.take("first", 0)).toBe(0);
  });
});

describe("by name", () => {
  test("an address that tries set-up secrets is refused, in the caller's language, and nobody else is", async () => {
    const { passed, last } = await exhaust(() => trySetup("192.0.2.1"), 20);
    expect(passed).toBe(10);
    expect(await refusal(last)).toMatchObject({ code: "rate_limited", title: "操作过于频繁，请稍后再试" });
    const english = await ask("/api/setup", "192.0.2.1", { method: "POST", headers: { "accept-language": "en" } });
    expect((await refusal(english)).detail).toMatch(/^Try again in \d+ s$/);
    expect((await trySetup("192.0.2.2")).status).not.toBe(429);
  });

  test("an IPv6 host has no more than its /64", async () => {
    let n = 0;
    const { passed } = await exhaust(() => trySetup(`2001:db8:0:1::${(n += 1).toString(16)}`), 20);
    expect(passed).toBe(10);
    expect((await trySetup("2001:db8:0:2::1")).status).not.toBe(429);
  });

  test("invitations, pairings and feeds are limited by address", async () => {
    const path = {
      view: "/api/invitations/nobody.x",
      poll: "/api/device/v1/pairings/pai_x",
      feed: "/api/device/v1/playlist.txt?key=x",
    };
    expect((await exhaust(() => ask(path.view, "192.0.2.10"), 200)).passed).toBe(120);
    const accept = () => ask(`${path.view}/accept`, "192.0.2.10", { method: "POST", body: "{}" });
    await refusal(await accept());
    const pair = () => ask("/api/device/v1/pairings", "192.0.2.10", { method: "POST", body: "{}" });
    expect((await exhaust(pair, 400)).passed).toBeGreaterThanOrEqual(300);
    expect((await exhaust(() => ask(path.poll, "192.0.2.10"), 20_000)).passed).toBeGreaterThanOrEqual(600);
    expect((await exhaust(() => ask(path.feed, "192.0.2.10"), 20_000)).passed).toBeGreaterThanOrEqual(600);
  });

  test("an account's password is tried so often and no more, from however many addresses", async () => {
    let n = 0;
    const body = JSON.stringify({ email: "Nobody@fangfei.test", password: PASSWORD });
    const signIn = () => ask("/api/auth/sign-in/email", `198.51.100.${(n += 1)}`, { method: "POST", body });
    const { passed, last } = await exhaust(signIn, 40);
    expect(passed).toBe(20);
    await refusal(last);
  });

  test("a person's exports are counted", async () => {
    const auditor = await bureau.as("auditor");
    const url = `/api/bureaus/${bureau.id}/audit/exports`;
    const request = () => ask(url, "", { method: "POST", body: "{}", headers: { cookie: auditor.cookie } });
    expect((await exhaust(request, 60)).passed).toBe(30);
  });

  test("the way back from a provider is counted by address, apart from the way in", async () => {
    const back = () => ask("/api/auth/callback/oidc?state=x", "192.0.2.30");
    expect((await exhaust(back, 200)).passed).toBe(120);
    const body = JSON.stringify({ next: "/" });
    expect((await ask("/api/auth/sign-in/social", "192.0.2.30", { method: "POST", body })).status).not.toBe(429);
  });

  test("a person's pairing codes are counted wherever they sit", async () => {
    const operator = await bureau.as("operator");
    const url = `/api/bureaus/${bureau.id}/screens/scr_x/pair`;
    let n = 0;
    const guess = () =>
      ask(url, `203.0.113.${(n += 1) % 250}`, { method: "POST", body: "{}", headers: { cookie: operator.cookie } });
    expect((await exhaust(guess, 400)).passed).toBeGreaterThanOrEqual(300);
  });

  test("a person's uploads are counted wherever they sit", async () => {
    const planner = await bureau.as("planner");
    const url = `/api/bureaus/${bureau.id}/materials/mat_x/uploads`;
    let n = 0;
    const request = () =>
      ask(url, `203.0.113.${(n += 1) % 250}`, { method: "POST", body: "{}", headers: { cookie: planner.cookie } });
    expect((await exhaust(request, 400)).passed).toBeGreaterThanOrEqual(300);
  });
});

describe("the ceiling", () => {
  test("stops an address that asks without end; screens and files are not counted", async () => {
    const once = () => ask("/api/openapi.json", "192.0.2.20", {}, "5");
    expect((await exhaust(once, 200)).passed).toBeGreaterThanOrEqual(100);
    for (const path of ["/api/device/v1/manifest", "/media/x/y", "/sign-in", "/healthz"])
      expect((await ask(path, "192.0.2.20", {}, "5")).status, path).not.toBe(429);
    expect((await ask("/api/openapi.json", "192.0.2.21", {}, "5")).status).toBe(200);
  });

  test("stops a screen that asks without end, in its language, and no other screen", async () => {
    const stage = await newStage(bureau);
    const now = new Date().toISOString();
    const tokens = [];
    for (let n = 0; n < 2; n += 1) tokens.push((await stage.pair((await stage.screen({}, now)).id, now)).token);
    const [broken = "", other = ""] = tokens;
    const manifest = (token: string, language = "zh-CN") =>
      ask(
        "/api/device/v1/manifest",
        "192.0.2.22",
        { headers: { authorization: `Bearer ${token}`, "accept-language": language } },
        "5",
      );
    const { passed, last } = await exhaust(() => manifest(broken), 20_000);
    expect(passed).toBeGreaterThanOrEqual(600);
    expect(await refusal(last)).toMatchObject({ code: "rate_limited", detail: expect.stringContaining("秒后再试") });
    const again = (await exhaust(() => manifest(broken, "en"), 20_000)).last;
    expect((await refusal(again)).detail).toMatch(/^Try again in \d+ s$/);
    expect((await manifest(other)).status).toBe(200);
  }, 120_000);

  test("stops a person who asks without end, from however many addresses", async () => {
    const { cookie } = await bureau.as("planner");
    let n = 0;
    const once = () => ask("/api/me", `198.51.100.${(n += 1) % 250}`, { headers: { cookie } }, "10");
    expect((await exhaust(once, 60)).passed).toBeGreaterThanOrEqual(20);
  });
});
