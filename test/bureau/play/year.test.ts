import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { receivedIn } from "../../../src/bureau/play/numbers.ts";
import { recordPlays } from "../../../src/bureau/play/record.ts";
import type { Tx } from "../../../src/platform/tx.ts";

const HOUR_MS = 3_600_000;
const DAYS = 100;
const FIRST = Date.UTC(2026, 0, 1) / HOUR_MS;
const SCREENS = ["scr_1", "scr_2", "scr_3"];
const MATERIAL = "a".repeat(64);

it("what came in any hours is told exactly, without a row read for each hour", async () => {
  await runInDurableObject(env.BUREAU.getByName("year"), (_, { storage: { sql } }) => {
    for (const screen of SCREENS) {
      sql.exec("INSERT INTO screen_shown VALUES (?, ?)", screen, MATERIAL);
      for (let day = 0; day < DAYS; day += 1) {
        const now = (FIRST + 24 * day + 24) * HOUR_MS;
        // One play an hour, and a refused one at noon.
        const seqs = Array.from({ length: 24 }, (_, hour) => day * 24 + hour + 1);
        const plays = seqs.map((seq) => playOf(seq, (FIRST + seq - 1) * HOUR_MS, seq % 24 === 13 ? -1 : 1_000));
        recordPlays(asTx({ sql, now }), screen, { bootEpoch: 1, plays });
      }
    }
    const stretches = [
      [FIRST, FIRST + 24 * DAYS],
      [FIRST + 16, FIRST + 24 * DAYS - 8],
      [FIRST + 5, FIRST + 7],
      [FIRST + 20, FIRST + 28],
      [FIRST + 24, FIRST + 48],
      [FIRST + 30, FIRST + 30],
      [FIRST - 100, FIRST + 3],
    ] as const;
    for (const [from, to] of stretches) {
      const hours = Math.max(0, Math.min(to, FIRST + 24 * DAYS) - Math.max(from, FIRST));
      expect(receivedIn(asTx({ sql, now: 0 }), null, [from, to])).toBe(3 * hours);
      expect(receivedIn(asTx({ sql, now: 0 }), ["scr_2"], [from, to])).toBe(hours);
    }
    let read = 0;
    const counting = {
      exec: (...said: Parameters<SqlStorage["exec"]>) => {
        const cursor = sql.exec(...said);
        const rows = cursor.toArray();
        read += cursor.rowsRead;
        return { one: () => rows[0] };
      },
    };
    receivedIn(asTx({ sql: asSql(counting), now: 0 }), null, [FIRST + 16, FIRST + 24 * DAYS - 8]);
    expect(read).toBeLessThan((SCREENS.length * DAYS * 24) / 8);
  });
}, 60_000);

function playOf(seq: number, startMs: number, durationMs: number) {
  const startedAt = new Date(startMs).toISOString();
  const told = { seq, plan: null, spot: null, material: MATERIAL, startedAt, clockOffsetMs: 0, durationMs };
  return { ...told, result: "played" as const };
}

// Safe because plays are taken and summed with nothing of a transaction but its database and its instant.
function asTx(tx: Pick<Tx, "sql" | "now">) {
  return tx as Tx;
}

// Safe because the summing asks a statement for nothing but its one row.
function asSql(sql: object) {
  return sql as SqlStorage;
}
