import { beforeAll, expect, test } from "vitest";
import { newBureau, type TestBureau } from "../support/api.ts";
import { at, Browser, problemOf, trailOf } from "./browser.ts";

const MINUTE = 60_000;
const WRONG = "Wrong-password-1";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

const fail = async (email: string, times: number, headers = {}) => {
  const answers = [];
  for (let n = 0; n < times; n += 1) answers.push(await new Browser().signIn(email, WRONG, headers));
  return answers;
};

test("five failures lock for five minutes, also for the right password; then the right one signs in", async () => {
  const { id, email } = await bureau.as("planner");
  const now = Date.now();
  await fail(email, 5, at(now));
  const locked = await new Browser().signIn(email, undefined, at(now + 5 * MINUTE - 1));
  expect(locked.status).toBe(401);
  const later = await new Browser().signIn(email, undefined, at(now + 5 * MINUTE));
  expect(await later.json()).toEqual({ state: "signed_in" });
  expect((await trailOf(id)).slice(-8)).toEqual([
    ...Array.from({ length: 5 }, () => "account.refuse"),
    "account.lock",
    "account.refuse",
    "account.sign_in",
  ]);
});

test("tries during a lock do not make it longer, and a right password in between starts the count anew", async () => {
  const { email } = await bureau.as("reviewer1");
  const now = Date.now();
  await fail(email, 4, at(now));
  expect((await new Browser().signIn(email, undefined, at(now))).status).toBe(200);
  await fail(email, 4, at(now));
  expect((await new Browser().signIn(email, undefined, at(now))).status).toBe(200);
  await fail(email, 5, at(now));
  await fail(email, 3, at(now + 4 * MINUTE));
  expect((await new Browser().signIn(email, undefined, at(now + 5 * MINUTE))).status).toBe(200);
});

test("an address without an account is answered exactly as one with, before and while it is locked", async () => {
  const { email } = await bureau.as("reviewer2");
  const now = Date.now();
  const known = await fail(email, 7, at(now));
  const unknown = await fail("nobody@elsewhere.test", 7, at(now));
  const shown = async (response: Response) => {
    const { requestId: _, ...document } = await response.json<Record<string, unknown>>();
    return { status: response.status, retry: response.headers.get("retry-after"), document };
  };
  const answers = await Promise.all([...known, ...unknown].map(shown));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 401, retry: null, document: { code: "invalid_credentials" } });
});

test("of many tries at once no more are judged than one after the other", async () => {
  const { id, email } = await bureau.as("reviewer3");
  const now = Date.now();
  await Promise.all(Array.from({ length: 12 }, () => new Browser().signIn(email, WRONG, at(now))));
  expect((await new Browser().signIn(email, undefined, at(now))).status).toBe(401);
  const trail = await trailOf(id);
  expect(trail.filter((action) => action === "account.lock")).toHaveLength(1);
  expect(trail.filter((action) => action === "account.refuse")).toHaveLength(13);
});

test("a stricter policy of the bureau counts", async () => {
  const admin = await bureau.as("security");
  const { email } = await bureau.as("operator");
  const params = { bureau: bureau.id };
  const { revision } = await (await bureau.as("admin")).call("bureau.get", { params });
  await admin.call("policy.update", { params, body: { maxFailures: 3, lockMinutes: 30 }, revision });
  const now = Date.now();
  await fail(email, 3, at(now));
  expect((await new Browser().signIn(email, undefined, at(now + 29 * MINUTE))).status).toBe(401);
  expect((await new Browser().signIn(email, undefined, at(now + 30 * MINUTE))).status).toBe(200);
});

test("somebody signed in cannot guess the own password either", async () => {
  const { email } = await bureau.as("auditor");
  const browser = new Browser();
  await browser.signIn(email);
  const body = { currentPassword: WRONG, newPassword: "Another-pass-1" };
  for (let n = 0; n < 3; n += 1) {
    const refused = await browser.post("/api/auth/change-password", body);
    expect(refused.status).toBe(422);
    expect(await problemOf(refused)).toMatchObject({ errors: [{ path: "currentPassword" }] });
  }
  const locked = await browser.post("/api/auth/change-password", body);
  expect(locked.status).toBe(429);
  expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(29 * 60);
});
