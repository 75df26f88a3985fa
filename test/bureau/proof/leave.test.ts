import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { nextArchive } from "../../../src/bureau/play/archive.ts";
import { recordPlays } from "../../../src/bureau/play/record.ts";
import { logOf } from "../../../src/bureau/proof/log.ts";
import type { Tx } from "../../../src/platform/tx.ts";
import { evening, type Evening, type Shown } from "./evening.ts";

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

it("a play of an older day that came late, behind plays of a younger one, stays until it is added to its day", async () => {
  const { screen, device, plays } = await show.screen();
  const all = plays.length;
  await show.send(device, plays.slice(0, all - 1), show.after(60_000), plays);
  await show.beat(device, all - 1, show.after(120_000));
  for (const days of [1, 4, 9, 12]) await show.night(days * DAY_MS);
  await show.night(12 * DAY_MS + 7 * 3_600_000);
  expect(await rowsHere(screen)).toBe(0);
  expect(await show.proof(screen, show.after(13 * DAY_MS))).toMatchObject({
    state: "final",
    total: { proven: all - 1 },
  });
  // A fallback eight days after, numbered and told before the last spot of the day.
  const fallback = { ...plays[0]!, plan: null, spot: null, startMs: plays[0]!.startMs + 8 * DAY_MS };
  await show.tell(device, all, [asShown(fallback)], show.after(14 * DAY_MS));
  await show.night(14 * DAY_MS + 3_600_000);
  await show.tell(device, all + 1, plays.slice(all - 1), show.after(20 * DAY_MS));
  // As when media storage takes rows before the day is looked at again.
  const file = await show.inside((sql) => nextArchive(asTx({ sql, now: Date.parse(show.after(20 * DAY_MS)) })));
  expect(file).toBeNull();
  await show.night(20 * DAY_MS + 7_200_000);
  expect(await show.proof(screen, show.after(21 * DAY_MS))).toMatchObject({ total: { proven: all } });
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

it("another content under a number is kept apart while its row is here; once it has left, the number is known", async () => {
  const { screen, device, plays } = await show.screen();
  await show.send(device, plays, show.after(60_000));
  await show.beat(device, plays.length, show.after(120_000));
  const other = plays.map((play) => ({ ...play, result: "cut", durationMs: 5_000 }));
  const quarantined = () =>
    show.inside((sql) => sql.exec("SELECT seq FROM play_quarantine WHERE screen = ?", screen).toArray());
  const before = await show.send(device, other.slice(0, 1), show.after(180_000), plays);
  expect(before).toMatchObject([{ accepted: 0, duplicate: 0, refused: [{ seq: 1, code: "quarantined" }] }]);
  await show.night(9 * DAY_MS);
  await show.night(9 * DAY_MS + 7 * 3_600_000);
  expect(await rowsHere(screen)).toBe(0);
  const after = await show.send(device, other.slice(0, 2), show.after(10 * DAY_MS), plays);
  expect(after).toMatchObject([{ accepted: 0, duplicate: 2, refused: [], contiguousSeq: plays.length }]);
  expect(await quarantined()).toEqual([{ seq: 1 }]);
  // What comes behind them is compared as ever.
  const next = (shown: typeof plays) => show.tell(device, plays.length + 1, shown, show.after(10 * DAY_MS));
  expect(await next(plays.slice(0, 1))).toMatchObject({ accepted: 1 });
  expect(await next(other.slice(0, 1))).toMatchObject({ duplicate: 0, refused: [{ code: "quarantined" }] });
  expect(await quarantined()).toHaveLength(2);
  expect(await show.proof(screen, show.after(10 * DAY_MS))).toMatchObject({ total: { proven: plays.length } });
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

// Safe because the wire takes a play of no plan, which no other test tells.
function asShown(play: object) {
  return play as Shown;
}
