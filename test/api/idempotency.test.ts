import { beforeAll, expect, test } from "vitest";
import { newBureau, type TestBureau } from "../support/api.ts";

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
