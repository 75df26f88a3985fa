import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "../../src/contracts/client.ts";
import { BUREAU, found, invite, Server, until, type Person } from "./server.ts";

/** Killed at any moment, the server loses nothing that it has acknowledged, and keeps nothing by halves. */

const server = new Server();
const params = { bureau: BUREAU };
let planner: Person;
let auditor: Person;

beforeAll(async () => {
  await server.start({ FANGFEI_CEILING: "0" });
  const founder = await found(server);
  planner = await invite(server, founder, "planner", { roles: ["planner"] });
  auditor = await invite(server, founder, "auditor", { roles: ["auditor"] });
});
afterAll(() => server.remove());

/** Writes until the server is gone; answers the names that were acknowledged, and the one in flight. */
async function writeUntilKilled(round: number, writer: number): Promise<{ acknowledged: string[]; inFlight: string }> {
  const acknowledged: string[] = [];
  for (let n = 0; ; n += 1) {
    const name = `theme-${round}-${writer}-${n}`;
    try {
      await planner.call("theme.create", { params, body: { name } }, { idempotencyKey: name });
      acknowledged.push(name);
    } catch {
      return { acknowledged, inFlight: name };
    }
  }
}

async function allThemes(): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await planner.call("theme.list", { params, query: { limit: 200, ...(cursor && { cursor }) } });
    names.push(...page.items.map((theme) => theme.name));
    cursor = page.next;
  } while (cursor);
  return names;
}

async function allAudits(): Promise<{ seq: number; action: string }[]> {
  const rows = [];
  let cursor: string | undefined;
  do {
    const page = await auditor.call("audit.list", { params, query: { limit: 200, ...(cursor && { cursor }) } });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return rows;
}

test("kill −9 during writes, eight times: every acknowledged write is there once, with its audit row", async () => {
  const acknowledged: string[] = [];
  for (let round = 0; round < 8; round += 1) {
    const writers = Array.from({ length: 4 }, (_, writer) => writeUntilKilled(round, writer));
    await delay(100 + round * 37);
    const pid = server.workerd();
    process.kill(pid, "SIGKILL");
    const results = await Promise.all(writers);
    // Halfway through, the whole host is killed as well: `npm start` again, on the same folder.
    if (round === 4) {
      await server.stop("SIGKILL");
      await server.start({ FANGFEI_CEILING: "0" });
    }
    await until(() =>
      fetch(`${server.url}/healthz`).then(
        (r) => r.ok,
        () => false,
      ),
    );
    for (const { acknowledged: names, inFlight } of results) {
      acknowledged.push(...names, inFlight);
      // What was cut off is retried under its key: once in the end, whether or not the first try had been written.
      await planner.call("theme.create", { params, body: { name: inFlight } }, { idempotencyKey: inFlight });
    }
  }
  // The session itself outlives the restarts, not only the signed cookie that spares the directory for a minute.
  const uncached = planner.cookie.split("; ").filter((cookie) => !cookie.includes("session_data"));
  const call = createClient({ baseUrl: server.url, headers: () => ({ cookie: uncached.join("; ") }) });
  expect((await call("me.get", { params: {} })).person.email).toBe("planner@jianghai.test");

  const names = await allThemes();
  expect(acknowledged.length).toBeGreaterThan(8 * 4);
  expect(names.toSorted()).toEqual(acknowledged.toSorted());
  const audits = await allAudits();
  expect(audits.filter((row) => row.action === "theme.create")).toHaveLength(acknowledged.length);
  expect(audits.map((row) => row.seq)).toEqual(audits.map((_, i) => audits.length - i));
});
