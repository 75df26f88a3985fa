import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { recordPlays } from "../../../src/bureau/play/record.ts";
import { logOf } from "../../../src/bureau/proof/log.ts";
import type { Tx } from "../../../src/platform/tx.ts";
import { evening, type Evening } from "./evening.ts";

let show: Evening;
const DAY_MS = 86_400_000;

beforeAll(async () => {
  show = await evening();
});
afterEach(() => {
  vi.useRealTimers();
});

it("plays of one screen leave though another screen's day is still open; a number that never comes holds up for a month", async () => {
  const [one, other] = [await show.screen(), await show.screen()];
  await show.send(one.device, one.plays, show.after(60_000));
  await show.send(other.device, other.plays.slice(1), show.after(60_000), other.plays);
  for (const { device, plays } of [one, other]) await show.beat(device, plays.length, show.after(120_000));
  await show.night(7_200_000);
  await show.inside((sql) =>
    sql.exec("UPDATE screen_proof SET state = 'provisional', at = 9e15 WHERE screen = ?", one.screen),
  );
  await show.night(9 * DAY_MS);
  await show.night(9 * DAY_MS + 7 * 3_600_000);
  expect(await rowsHere(one.screen)).toBe(one.plays.length);
  expect(await rowsHere(other.screen)).toBe(other.plays.length - 1);
  for (let turn = 0; turn < 5; turn += 1) await show.night(34 * DAY_MS + turn * 7 * 3_600_000);
  expect(await rowsHere(one.screen)).toBe(one.plays.length);
  expect(await rowsHere(other.screen)).toBe(0);
  // It is missing still, and too old by now.
  const late = await show.send(other.device, other.plays.slice(0, 1), show.after(35 * DAY_MS), other.plays);
  expect(late).toMatchObject([{ accepted: 0, duplicate: 0, refused: [{ seq: 1, code: "too_old" }] }]);
  const again = await show.send(other.device, other.plays.slice(0, 2), show.after(35 * DAY_MS), other.plays);
  expect(again).toMatchObject([
    { accepted: 0, duplicate: 1, refused: [{ seq: 1 }], contiguousSeq: other.plays.length },
  ]);
});

it("one day's plays are found without reading those of other days", async () => {
  const { screen, device, plays } = await show.screen();
  await show.send(device, plays, show.after(60_000));
  const endMs = Date.parse(show.after(0));
  const read = () => show.inside((sql) => rowsRead(sql, (tx) => logOf(tx, screen, { startMs: endMs - DAY_MS, endMs })));
  const alone = await read();
  expect(alone.value.plays).toHaveLength(plays.length);
  await show.inside((sql) => {
    for (let day = 1; day <= 20; day += 1) {
      const now = endMs + (day + 1) * DAY_MS;
      const others = Array.from({ length: 500 }, (_, n) => ({
        seq: plays.length + day * 500 - 499 + n,
        plan: null,
        spot: null,
        material: plays[0]!.material,
        startedAt: new Date(now - DAY_MS + n * 10_000).toISOString(),
        clockOffsetMs: 0,
        durationMs: 10_000,
        result: "played" as const,
      }));
      const answer = recordPlays(asTx({ sql, now }), screen, { bootEpoch: 1, plays: others });
      expect(answer.accepted).toBe(500);
    }
  });
  const among = await read();
  expect(among.value.plays).toHaveLength(plays.length);
  expect(among.read).toBeLessThan(alone.read * 1.1);
});

function rowsHere(screen: string) {
  const sql = "SELECT count(*) AS n FROM play JOIN play_boot ON no = id / 2147483648 WHERE screen = ?";
  return show.inside((storage) => storage.exec(sql, screen).one()["n"]);
}

/** What the work answers, and how many rows its statements read. */
function rowsRead<Value>(sql: SqlStorage, work: (tx: Tx) => Value): { value: Value; read: number } {
  let read = 0;
  const exec = (...said: Parameters<SqlStorage["exec"]>) => {
    const cursor = sql.exec(...said);
    const rows = cursor.toArray();
    read += cursor.rowsRead;
    return { toArray: () => rows, one: () => rows[0] };
  };
  const value = work(asTx({ sql: asSql({ exec }), now: Date.parse(show.after(DAY_MS)) }));
  return { value, read };
}

// Safe because plays are taken and read with nothing of a transaction but its database and its instant.
function asTx(tx: Pick<Tx, "sql" | "now">) {
  return tx as Tx;
}

// Safe because the reading of plays asks a statement for nothing but its rows.
function asSql(sql: object) {
  return sql as SqlStorage;
}
