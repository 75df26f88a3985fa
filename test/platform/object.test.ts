import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { expect, test, vi } from "vitest";
import { migrate } from "../../src/platform/migrate.ts";
import { drain, enqueue } from "../../src/platform/outbox.ts";
import { arm, nextDue, runDue } from "../../src/platform/timer.ts";
import type { Tx } from "../../src/platform/tx.ts";

/** An object of its own for each test, with the tables that every object has. */
function inObject<Value>(name: string, work: (storage: DurableObjectStorage, at: (now: number) => Tx) => Value) {
  const stub = env.DIRECTORY.getByName(name);
  return runInDurableObject(stub, (_object, ctx) => {
    const { storage } = ctx;
    const db = drizzle(storage);
    return work(storage, (now) => ({
      sql: storage.sql,
      db,
      now,
      object: name,
      requestId: "test",
      address: "",
      webhooks: [],
      left: { audits: 0, deliveries: 0, notices: [] },
    }));
  });
}

test("a migration that was applied may neither change nor vanish", () =>
  inObject("migrations", (storage) => {
    const list = { "0000_a.sql": "CREATE TABLE made (x)", "0001_b.sql": "ALTER TABLE made ADD y" };
    storage.sql.exec("DELETE FROM migration");
    migrate(storage, list);
    migrate(storage, list);
    expect(() => migrate(storage, { ...list, "0000_a.sql": "CREATE TABLE made (z)" })).toThrow(/changed/);
    expect(() => migrate(storage, { "0001_b.sql": list["0001_b.sql"] })).toThrow(/gone/);
  }));

test("a migration that fails leaves nothing of itself", () =>
  inObject("failing-migration", (storage) => {
    storage.sql.exec("DELETE FROM migration");
    const broken = { "0000_a.sql": "CREATE TABLE half (x)--> statement-breakpoint\nCREATE TABLE half (x)" };
    expect(() => migrate(storage, broken)).toThrow();
    expect(storage.sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'half'").toArray()).toEqual([]);
  }));

test("a failing timer is tried again and does not stop the others", () =>
  inObject("timers", (storage, at) => {
    const quiet = vi.spyOn(console, "error").mockReturnValue();
    const ran: string[] = [];
    arm(at(0), "broken", 10);
    arm(at(0), "fine", 20);
    arm(at(0), "later", 9_000_000);
    const handlers = {
      broken: () => {
        throw new Error("on purpose");
      },
      fine: () => ran.push("fine"),
      later: () => ran.push("later"),
    };
    runDue(storage.sql, 100, handlers, (work) => storage.transactionSync(() => work(at(100))));
    expect(ran).toEqual(["fine"]);
    expect(nextDue(storage.sql)).toBe(100 + 60_000);
    expect(quiet).toHaveBeenCalledOnce();
    quiet.mockRestore();
  }));

test("arming a timer never puts it off", () =>
  inObject("arming", (storage, at) => {
    arm(at(0), "one", 500);
    arm(at(0), "one", 900);
    expect(nextDue(storage.sql)).toBe(500);
    arm(at(0), "one", 100);
    expect(nextDue(storage.sql)).toBe(100);
  }));

test("an effect of a transaction that rolls back never leaves", () =>
  inObject("rollback", (storage, at) => {
    expect(() =>
      storage.transactionSync(() => {
        enqueue(at(0), "mail", {});
        throw new Error("on purpose");
      }),
    ).toThrow();
    expect(storage.sql.exec("SELECT 1 FROM outbox").toArray()).toEqual([]);
  }));

test("what cannot be delivered waits longer each time, under the same delivery id, and is delivered in the end", () =>
  inObject("outbox", async (storage, at) => {
    const quiet = vi.spyOn(console, "error").mockReturnValue();
    const tried: string[] = [];
    enqueue(at(0), "mail", { to: "a" });
    const failing = {
      mail: async (_payload: unknown, id: string) => {
        tried.push(id);
        throw new Error("no network");
      },
    };
    await drain(storage.sql, "outbox", 0, failing);
    await drain(storage.sql, "outbox", 4_999, failing);
    await drain(storage.sql, "outbox", 5_000, failing);
    await drain(storage.sql, "outbox", 10_000, failing);
    expect(tried).toEqual(["outbox-1", "outbox-1"]);
    await drain(storage.sql, "outbox", 15_000, { mail: async (_payload, id) => void tried.push(id) });
    expect(tried).toEqual(["outbox-1", "outbox-1", "outbox-1"]);
    expect(storage.sql.exec("SELECT 1 FROM outbox").toArray()).toEqual([]);
    quiet.mockRestore();
  }));
