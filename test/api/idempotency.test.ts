import { beforeAll, describe, expect, test } from "vitest";
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { anonymous, newBureau, PASSWORD, send, signIn, type TestBureau } from "../support/api.ts";
import { newStage } from "../support/on-air.ts";

let bureau: TestBureau;
beforeAll(async () => {
  bureau = await newBureau();
}, 60_000);

const body = { name: "养老诈骗" };

test("the same Idempotency-Key twenty times together makes one row and answers the same", async () => {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => call("theme.create", { params, body }, { idempotencyKey: "one" })),
  );
  expect(new Set(answers.map((theme) => theme.id)).size).toBe(1);
  const { items } = await call("theme.list", { params });
  expect(items.filter((theme) => theme.name === body.name)).toHaveLength(1);
});

test("without a key, twenty requests are twenty requests", async () => {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  await Promise.all(Array.from({ length: 20 }, () => call("theme.create", { params, body: { name: "跨境赌博" } })));
  const { items } = await call("theme.list", { params });
  expect(items.filter((theme) => theme.name === "跨境赌博")).toHaveLength(20);
});

test("the same key with another body is refused", async () => {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  await call("theme.create", { params, body }, { idempotencyKey: "two" });
  await expect(
    call("theme.create", { params, body: { name: "金融诈骗" } }, { idempotencyKey: "two" }),
  ).rejects.toMatchObject({ problem: { code: "idempotency_mismatch", status: 422 } });
});

test("a key belongs to the person who sent it", async () => {
  const params = { bureau: bureau.id };
  const one = await (await bureau.as("planner")).call("theme.create", { params, body }, { idempotencyKey: "three" });
  const two = await (await bureau.as("planner2")).call("theme.create", { params, body }, { idempotencyKey: "three" });
  expect(two.id).not.toBe(one.id);
});

test("the key is forgotten after a day", async () => {
  const { at } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const key = { idempotencyKey: "four" };
  const one = await at("2026-06-01T08:00:00+08:00")("theme.create", { params, body }, key);
  const again = await at("2026-06-02T07:59:59+08:00")("theme.create", { params, body }, key);
  const later = await at("2026-06-02T08:00:00+08:00")("theme.create", { params, body }, key);
  expect(again.id).toBe(one.id);
  expect(later.id).not.toBe(one.id);
});

test("an answer that shows a token once is kept, but not so that the database could be read for it", async () => {
  const { call } = await bureau.as("admin");
  const invite = () =>
    call(
      "invitation.create",
      { params: { bureau: bureau.id }, body: { email: "twice@jianghai.test", grant: { roles: ["planner"] } } },
      { idempotencyKey: "invite" },
    );
  const one = await invite();
  const two = await invite();
  expect(two).toEqual(one);
  const kept = await runInDurableObject(env.BUREAU.getByName(bureau.id), (_, { storage }) =>
    storage.sql.exec<{ answer: string }>("SELECT answer FROM idempotency WHERE key = 'invite'").one(),
  );
  expect(one.token).toBeTruthy();
  expect(kept.answer).toMatch(/^s1\.[\w-]+$/);
  expect(atob(kept.answer.slice(3).replaceAll("-", "+").replaceAll("_", "/"))).not.toContain(one.token);
});

describe("what is not one verb of a bureau", () => {
  const post = async (path: string, key: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await send(path, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": key, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json<Record<string, unknown>>() };
  };
  const player = { widthPx: 1920, heightPx: 1080, userAgent: "test", playerVersion: "test" };
  const from = (address: string) => ({ "cf-connecting-ip": address });

  test("is done once by many requests at the same time, and again tomorrow", async () => {
    const pair = () => post("/api/device/v1/pairings", "p1", player, from("192.0.2.1"));
    const answers = await Promise.all(Array.from({ length: 10 }, pair));
    expect(new Set(answers.map(({ body }) => body["pairing"])).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const at = (instant: string) => ({
      ...from("192.0.2.2"),
      "fangfei-demo-secret": "test-demo-secret",
      "fangfei-demo-instant": instant,
    });
    const first = await post("/api/device/v1/pairings", "p2", player, at("2026-06-01T08:00:00Z"));
    const later = await post("/api/device/v1/pairings", "p2", player, at("2026-06-02T08:00:00Z"));
    expect(later.body["pairing"]).not.toBe(first.body["pairing"]);
  });

  test("refuses another body under the same key, and keeps keys of different callers apart", async () => {
    const one = await post("/api/device/v1/pairings", "p3", player, from("192.0.2.3"));
    const other = await post("/api/device/v1/pairings", "p3", { ...player, widthPx: 640 }, from("192.0.2.3"));
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_mismatch" } });
    const stranger = await post("/api/device/v1/pairings", "p3", player, from("192.0.2.4"));
    expect(stranger.body["pairing"]).not.toBe(one.body["pairing"]);
  });

  test("is tried anew after a refusal", async () => {
    const refused = await post("/api/setup", "s1", { token: "wrong" }, from("192.0.2.5"));
    expect(refused.status).toBe(422);
    expect((await post("/api/setup", "s1", { token: "other" }, from("192.0.2.5"))).status).toBe(422);
  });

  test("gives a feed's key, a pairing and an acceptance again", async () => {
    const stage = await newStage(bureau);
    const screen = await stage.screen();
    const { call, cookie } = await bureau.as("operator");
    const params = { bureau: bureau.id, screen: screen.id };
    const feed = () => call("feed.create", { params, body: { kind: "playlist", name: "屏" } }, { idempotencyKey: "f" });
    expect(await feed()).toEqual(await feed());
    expect((await call("feed.list", { params })).items).toHaveLength(1);

    const { body: offer } = await post("/api/device/v1/pairings", "p5", player, from("192.0.2.6"));
    const pair = () =>
      post(`/api/bureaus/${bureau.id}/screens/${screen.id}/pair`, "pair", { code: offer["code"] }, { cookie });
    const first = await pair();
    expect(first.status).toBe(200);
    expect(await pair()).toEqual(first);

    const admin = await bureau.as("admin");
    const { token = "" } = await admin.call("invitation.create", {
      params: { bureau: bureau.id },
      body: { email: "again@jianghai.test", grant: { roles: ["planner"] } },
    });
    const request = { params: { invitation_token: token }, body: { name: "again", password: PASSWORD } };
    const accept = () => anonymous("invitation.accept", request, { idempotencyKey: "accept" });
    const [one, two] = await Promise.all([accept(), accept()]);
    expect(one).toEqual(two);
  });

  test("is not told again to a session that has ended, nor to somebody who may not do it any more", async () => {
    const security = await bureau.as("security");
    const { id: person } = await bureau.as("planner2");
    const path = `/api/bureaus/${bureau.id}/members/${person}/password-reset`;
    const again = (cookie: string) => post(path, "reset", {}, { cookie });
    // With the cookie that the edge believes for a minute.
    const believed = await send("/api/me", { headers: { cookie: security.cookie } });
    const pairs = believed.headers.getSetCookie().map((line) => line.split(";")[0]);
    const cookie = [security.cookie, ...pairs].join("; ");
    const first = await again(cookie);
    expect(first.status).toBe(201);
    expect(await again(cookie)).toEqual(first);

    const params = { bureau: bureau.id };
    const { items } = await security.call("member.list", { params, query: { limit: 200 } });
    const revision = items.find((one) => one.person === security.id)?.revision ?? 0;
    const where = { params: { ...params, person: security.id } };
    await bureau.founder.call("member.grant", { ...where, revision, body: { roles: ["planner"] } });
    expect(await again(cookie)).toMatchObject({ status: 403, body: { code: "forbidden" } });
    await bureau.founder.call("member.grant", {
      ...where,
      revision: revision + 1,
      body: { roles: ["security_admin"] },
    });
    expect(await again(cookie)).toEqual(first);

    const other = await signIn(security.email);
    await other.call("account.end_sessions", { params: {} });
    expect(await again(cookie)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });
});
