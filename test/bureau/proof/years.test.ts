import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { drizzle } from "drizzle-orm/durable-sqlite";
import { beforeAll, expect, it } from "vitest";
import { closeDays } from "../../../src/bureau/proof/close.ts";
import { markLate } from "../../../src/bureau/proof/table.ts";
import type { Tx } from "../../../src/platform/tx.ts";
import { newBureau, type TestBureau } from "../../support/api.ts";
import { newStage } from "../../support/on-air.ts";

const DAY_MS = 86_400_000;
const FIRST = Date.parse("2024-01-01T00:00:00+08:00");
const DAYS = 800;
const NOW = FIRST + DAYS * DAY_MS + 3_600_000;

let bureau: TestBureau;
let screen = "";

beforeAll(async () => {
  bureau = await newBureau();
  ({ id: screen } = await (await newStage(bureau)).screen());
  // Two years in which every day was closed and final, with a minute of contact each.
  await inside((sql) => {
    sql.exec(
      'INSERT INTO plan (id, bytes, created_at) VALUES (\'p\', \'{"zone":"Asia/Shanghai","items":[],"spots":[],"exceptions":[]}\', 0)',
    );
    for (let n = 0; n < DAYS; n += 1) {
      const startMs = FIRST + n * DAY_MS;
      const day = new Date(startMs + 8 * 3_600_000).toISOString().slice(0, 10);
      sql.exec("INSERT INTO screen_day VALUES (?, ?, 1, ?, ?, 'p', 'f', 'e')", screen, day, startMs, startMs);
      sql.exec(
        "INSERT INTO screen_proof VALUES (?, ?, 'final', 1, 'p', ?, ?, '', '[]', ?, 0)",
        screen,
        day,
        startMs,
        startMs + DAY_MS,
        startMs + 2 * DAY_MS,
      );
      sql.exec("INSERT INTO screen_contact VALUES (?, ?, 1)", `scr_${n}`, Math.floor((NOW - DAY_MS) / 1_800_000));
    }
  });
});

it("looking for days to close reads none that are final", async () => {
  expect(await rowsRead((tx) => closeDays(tx))).toBeLessThan(100);
});

it("plays that come late are held against the days around them only", async () => {
  const play = { id: 1, startedAt: NOW - 5 * DAY_MS, durationMs: 10_000 };
  expect(await rowsRead((tx) => markLate(tx, screen, [play]))).toBeLessThan(50);
});

it("days that came to an end, and those that plays came late for, are closed in order, each once", async () => {
  const days = await inside((sql, storage) => {
    sql.exec("DELETE FROM screen_proof WHERE day >= '2026-03-09'");
    sql.exec("DELETE FROM late_play");
    sql.exec(
      "UPDATE screen_proof SET late = day = '2024-02-02', state = iif(day = '2024-02-01', 'provisional', 'final')",
    );
    const tx = asTx({ sql, db: drizzle(storage), now: NOW });
    closeDays(tx);
    closeDays(tx);
    return sql
      .exec("SELECT day, state, late FROM screen_proof WHERE at = ? AND screen = ? ORDER BY day", NOW, screen)
      .toArray();
  });
  expect(days).toEqual(
    ["2024-02-01", "2024-02-02", "2026-03-09", "2026-03-10"].map((day) => ({
      day,
      state: expect.any(String),
      late: 0,
    })),
  );
});

function inside<Value>(work: (sql: SqlStorage, storage: DurableObjectStorage) => Value): Promise<Value> {
  return runInDurableObject(env.BUREAU.getByName(bureau.id), (_, { storage }) => work(storage.sql, storage));
}

/** How many rows the statements of the work read. */
function rowsRead(work: (tx: Tx) => void): Promise<number> {
  return inside((sql, storage) => {
    const cursors: { rowsRead: number }[] = [];
    const counting = asSql({
      exec: (...said: Parameters<SqlStorage["exec"]>) => {
        const cursor = sql.exec(...said);
        cursors.push(cursor);
        return cursor;
      },
    });
    work(asTx({ sql: counting, db: drizzle(asStorage({ ...storage, sql: counting })), now: NOW }));
    return cursors.reduce((sum, cursor) => sum + cursor.rowsRead, 0);
  });
}

// Safe because days are closed with nothing else of a transaction.
function asTx(tx: Pick<Tx, "sql" | "db" | "now">) {
  return tx as Tx;
}

// Safe because nothing but its statements is asked of the database.
function asSql(sql: object) {
  return sql as SqlStorage;
}

// Safe because drizzle asks nothing but statements of it here.
function asStorage(storage: object) {
  return storage as DurableObjectStorage;
}
