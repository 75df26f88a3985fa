import { describe, expect, it, vi } from "vitest";
import { openJournal, resultOf, type PlayStart } from "../../../src/player/proof/journal.ts";
import type { BootRow, Database, StoredPlay } from "../../../src/player/store/database.ts";
import { newStore, reopened } from "../store.ts";

const PLAN = "a".repeat(64);
const start = (over: Partial<PlayStart> = {}): PlayStart => ({
  plan: PLAN,
  spot: 7,
  material: "b".repeat(64),
  startedAtMs: Date.UTC(2026, 5, 15, 8),
  clockOffsetMs: 12.4,
  plannedMs: 10_000,
  ...over,
});

function lastWord() {
  let word: string | null = null;
  return {
    write: (said: string) => {
      word = said;
    },
    read: () => word,
  };
}

async function open(db: Database, screen = "scr_1", word = lastWord(), epoch = 1_000) {
  const fail = (error: unknown) => {
    throw error;
  };
  const journal = await openJournal(db, screen, () => epoch, word, fail);
  journal.measured(0, 0);
  return journal;
}

describe("the journal of plays", () => {
  it("numbers plays from 1 and hands out finished ones in order", async () => {
    const journal = await open(await newStore());
    for (const spot of [0, 1, 2]) journal.begin(start({ spot })).end("played", 10_000);
    journal.begin(start({ spot: 3 }));
    expect((await journal.oldest(500)).map((play) => [play.seq, play.spot])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
    expect(journal.lastSeq()).toBe(3);
    expect(await journal.waiting()).toBe(3);
  });

  it("sends nothing but what the contract names", async () => {
    const journal = await open(await newStore());
    journal.begin(start()).end("failed", 1_234.6, "video_error_3");
    expect(await journal.oldest(1)).toEqual([
      {
        seq: 1,
        plan: PLAN,
        spot: 7,
        material: "b".repeat(64),
        startedAt: "2026-06-15T08:00:00.000Z",
        clockOffsetMs: 12,
        durationMs: 1_235,
        result: "failed",
        code: "video_error_3",
      },
    ]);
  });

  it("closes a play that a dying page left open, with its last mark", async () => {
    const db = await newStore();
    const dying = await open(db);
    dying.begin(start()).mark(5_000);
    await dying.flushed();

    const after = await open(await reopened(db));
    after.begin(start({ spot: 8 })).end("played", 10_000);
    const plays = await after.oldest(10);
    expect(plays.map((play) => [play.seq, play.result, play.durationMs])).toEqual([
      [1, "cut", 5_000],
      [2, "played", 10_000],
    ]);
  });

  it("hears the last word of a closing page", async () => {
    const db = await newStore();
    const word = lastWord();
    const closing = await open(db, "scr_1", word);
    const play = closing.begin(start());
    play.mark(5_000);
    play.leave(7_300);
    await closing.flushed();

    const after = await open(await reopened(db), "scr_1", word);
    after.begin(start({ spot: 8 }));
    expect((await after.oldest(10)).map((row) => row.durationMs)).toEqual([7_300]);
  });

  it("takes up an interrupted play of the same spot instead of recording it twice", async () => {
    const db = await newStore();
    const dying = await open(db);
    dying.begin(start()).mark(4_000);
    await dying.flushed();

    const after = await open(await reopened(db));
    const again = after.begin(start());
    expect(again.carriedMs).toBe(4_000);
    again.end(resultOf(again.carriedMs + 5_200, 10_000), 5_200);
    expect((await after.oldest(10)).map((play) => [play.seq, play.spot, play.result, play.durationMs])).toEqual([
      [1, 7, "played", 9_200],
    ]);
  });

  it("continues its numbering after a restart and keeps its bootEpoch", async () => {
    const db = await newStore();
    const before = await open(db, "scr_1", lastWord(), 1_000);
    before.begin(start()).end("played", 10_000);
    await before.drop([1]);
    const after = await open(await reopened(db), "scr_1", lastWord(), 2_000);
    after.begin(start({ spot: 8 })).end("played", 10_000);
    expect(after.bootEpoch).toBe(1_000);
    expect((await after.oldest(10)).map((play) => play.seq)).toEqual([2]);
  });

  it("keeps another screen's unsent plays apart and gives them back to it", async () => {
    const db = await newStore();
    const first = await open(db, "scr_1");
    first.begin(start()).end("played", 10_000);
    await first.flushed();
    const second = await open(db, "scr_2", lastWord(), 5_000);
    expect(await second.oldest(10)).toEqual([]);
    expect(second.bootEpoch).toBe(5_000);
    expect(await (await open(db, "scr_1")).waiting()).toBe(1);
  });

  it("never gives a number that was sent to another play, though the power is cut", async () => {
    const db = await newStore();
    // What a power cut leaves: what was there after the last write that waited for the disk.
    let onDisk: { boots: BootRow[]; plays: StoredPlay[] } = { boots: [], plays: [] };
    const transaction = db.transaction.bind(db);
    vi.spyOn(db, "transaction").mockImplementation((...args: Parameters<typeof transaction>) => {
      const tx = transaction(...args);
      const keep = async () => {
        onDisk = { boots: await db.getAll("boots"), plays: await db.getAll("plays") };
      };
      if (args[2]?.durability === "strict") void tx.done.then(keep);
      return tx;
    });
    const journal = await open(db);
    const sent: number[] = [];
    for (const spot of [1, 2, 3]) {
      journal.begin(start({ spot })).end("played", 10_000);
      sent.push(...(await journal.oldest(10)).map(({ seq }) => seq));
      await journal.flushed();
    }
    db.close();

    const after = await newStore();
    for (const row of onDisk.boots) await after.put("boots", row);
    for (const row of onDisk.plays) await after.put("plays", row);
    const again = await open(after);
    const known = new Set((await again.oldest(10)).map(({ seq }) => seq));
    again.begin(start({ spot: 9 })).end("played", 10_000);
    const fresh = (await again.oldest(10)).filter(({ seq }) => !known.has(seq));
    expect(sent).toContain(3);
    expect(fresh.map(({ spot, seq }) => [spot, sent.includes(seq)])).toEqual([[9, false]]);
  });

  it("still sends what a full store held from the start, so that it gets room", async () => {
    const db = await newStore();
    const before = await open(db);
    before.begin(start()).end("played", 10_000);
    await before.flushed();
    const after = await reopened(db);
    const journal = await openJournal(
      after,
      "scr_1",
      () => 1_000,
      lastWord(),
      () => undefined,
    );
    journal.measured(0, 0);
    journal.begin(start({ spot: 8 })).end("played", 10_000);
    await journal.flushed();
    const transaction = after.transaction.bind(after);
    vi.spyOn(after, "transaction").mockImplementation((...args: Parameters<typeof transaction>) => {
      if (args[1] === "readwrite") throw new DOMException("full", "QuotaExceededError");
      return transaction(...args);
    });
    expect((await journal.oldest(10)).map(({ seq }) => seq)).toEqual([1]);
  });

  it("does not take an equal day's spot for the one that a power cut interrupted", async () => {
    const db = await newStore();
    const dying = await open(db);
    dying.begin(start()).mark(4_000);
    await dying.flushed();
    const after = await open(await reopened(db));
    after.begin(start({ startedAtMs: start().startedAtMs + 86_400_000 })).end("played", 10_000);
    expect((await after.oldest(10)).map(({ seq, result, durationMs }) => [seq, result, durationMs])).toEqual([
      [1, "cut", 4_000],
      [2, "played", 10_000],
    ]);
  });

  it("writes what found no room when there is room again, and sends nothing before", async () => {
    const db = await newStore();
    const errors: unknown[] = [];
    const journal = await openJournal(
      db,
      "scr_1",
      () => 1_000,
      lastWord(),
      (error) => errors.push(error),
    );
    journal.measured(0, 0);
    const transaction = vi.spyOn(db, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    for (const spot of [0, 1]) journal.begin(start({ spot })).end("played", 10_000);
    await journal.flushed();
    expect(errors).not.toEqual([]);
    transaction.mockRestore();
    expect([journal.lastSeq(), await journal.waiting(), await journal.oldest(10)]).toEqual([0, 0, []]);
    journal.begin(start({ spot: 2 }));
    await journal.flushed();
    expect((await journal.oldest(10)).map(({ seq, spot }) => [seq, spot])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect([journal.lastSeq(), await journal.waiting()]).toEqual([2, 2]);
  });

  it("drops only what is older than 30 days, only in a full store, and keeps count until the server has been there", async () => {
    const db = await newStore();
    const journal = await open(db);
    const day = (number: number) => ({ startedAtMs: Date.UTC(2026, 4, number, 8) });
    for (const number of [1, 2, 20]) journal.begin(start(day(number))).end("played", 10_000);
    journal.begin(start(day(33))).end("played", 10_000);
    await journal.flushed();
    expect([await journal.waiting(), journal.dropped()]).toEqual([4, 0]);

    vi.spyOn(db, "transaction").mockImplementationOnce(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    journal.begin(start(day(33))).end("played", 10_000);
    await journal.flushed();
    expect((await journal.oldest(10)).map(({ seq }) => seq)).toEqual([3, 4, 5]);
    expect(journal.dropped()).toBe(2);

    const restarted = await reopened(db);
    const again = await open(restarted);
    expect(again.dropped()).toBe(2);
    await again.drop([3, 4, 5]);
    again.begin(start(day(33))).end("played", 10_000);
    await again.flushed();
    expect(again.dropped()).toBe(2);
    expect((await open(restarted)).dropped()).toBe(0);
  });

  it("writes a day that found no room some hundreds at a time", async () => {
    const db = await newStore();
    const errors: unknown[] = [];
    const note = (error: unknown) => errors.push(error);
    const journal = await openJournal(db, "scr_1", () => 1_000, lastWord(), note);
    journal.measured(0, 0);
    const transaction = vi.spyOn(db, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    for (let spot = 0; spot < 1_200; spot += 1) journal.miss(start({ spot }), "skipped", "expired");
    await journal.flushed();
    transaction.mockRestore();
    const written = vi.spyOn(db, "transaction");
    journal.begin(start());
    await journal.flushed();
    expect(written).toHaveBeenCalledTimes(3);
    expect([journal.lastSeq(), await journal.waiting()]).toEqual([1_200, 1_200]);
    written.mockRestore();
  });

  it("hands out what a dead page left open further back", async () => {
    const db = await newStore();
    const journal = await open(db);
    journal.begin(start({ spot: 1 })).mark(3_000);
    for (const spot of [2, 3]) journal.begin(start({ spot })).end("played", 10_000);
    await journal.flushed();
    const again = await open(await reopened(db));
    again.begin(start({ spot: 4 }));
    expect((await again.oldest(10)).map(({ seq, result, durationMs }) => [seq, result, durationMs])).toEqual([
      [1, "cut", 3_000],
      [2, "played", 10_000],
      [3, "played", 10_000],
    ]);
    expect(await again.waiting()).toBe(3);
  });

  it("finds the play that was on the air behind one that was missed meanwhile", async () => {
    const db = await newStore();
    const journal = await open(db);
    journal.begin(start({ spot: null, plan: null })).mark(4_000);
    journal.miss(start(), "skipped", "not_downloaded");
    await journal.flushed();
    const again = await open(await reopened(db));
    again.begin(start({ spot: 8 }));
    expect((await again.oldest(10)).map(({ seq, result, durationMs }) => [seq, result, durationMs])).toEqual([
      [1, "cut", 4_000],
      [2, "skipped", 0],
    ]);
    expect(again.lastSeq()).toBe(2);
  });

  it("records what was due and not shown", async () => {
    const journal = await open(await newStore());
    journal.miss(start(), "skipped", "not_downloaded");
    expect((await journal.oldest(1)).map((play) => [play.result, play.code, play.durationMs])).toEqual([
      ["skipped", "not_downloaded", 0],
    ]);
  });
});

describe("played or cut", () => {
  it.each([
    [10_000, 10_000, "played"],
    [9_000, 10_000, "played"],
    [8_999, 10_000, "cut"],
    [58_000, 60_000, "played"],
    [57_999, 60_000, "cut"],
    [0, 2_000, "cut"],
  ])("%i of %i ms is %s", (shown, planned, result) => {
    expect(resultOf(shown, planned)).toBe(result);
  });
});
