import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { Play } from "../../../src/contracts/device.ts";
import { openJournal, type Journal } from "../../../src/player/proof/journal.ts";
import type { Database } from "../../../src/player/store/database.ts";
import { newStore, reopened } from "../store.ts";

/** Plays that began before the server had said its time: what the device said of them, and what is sent. */

const NOON = Date.UTC(2026, 5, 15, 4);
const DAY_MS = 86_400_000;
const PLAY_MS = 10_000;

async function open(db: Database): Promise<Journal> {
  const word = { write: () => undefined, read: () => null };
  const fail = (error: unknown) => {
    throw error;
  };
  return openJournal(db, "scr_1", () => 1_000, word, fail);
}

/** A device whose clock is `deviceMs` ahead of the truth and which takes it to be `guessMs` ahead. */
function device(deviceMs: number, guessMs: number) {
  const truths: number[] = [];
  let nowMs = NOON;
  return {
    truths,
    now: () => nowMs,
    deviceNow: () => nowMs + deviceMs,
    pass: (ms: number) => {
      nowMs += ms;
    },
    play(journal: Journal, measured = false) {
      truths.push(nowMs);
      const startedAtMs = measured ? nowMs : nowMs + deviceMs - guessMs;
      const clockOffsetMs = startedAtMs - (nowMs + deviceMs);
      const spot = truths.length;
      const start = { plan: "a".repeat(64), spot, material: "b".repeat(64), plannedMs: PLAY_MS };
      journal.begin({ ...start, startedAtMs, clockOffsetMs }).end("played", PLAY_MS);
      nowMs += PLAY_MS;
    },
  };
}

const startsOf = (plays: readonly Play[]) => plays.map(({ startedAt }) => Date.parse(startedAt));
const apart = fc.integer({ min: -40 * DAY_MS, max: 40 * DAY_MS });
/** Starts of the page: plays before anybody was asked, whether the server was reached then, plays after that. */
const pages = fc.array(
  fc.record({
    awayMs: fc.integer({ min: 0, max: DAY_MS }),
    guessed: fc.integer({ min: 0, max: 4 }),
    contact: fc.boolean(),
    measured: fc.integer({ min: 0, max: 3 }),
    sent: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

describe("plays on a guessed clock", () => {
  it("are sent with the time at which they began, each once, over any number of starts and contacts", async () => {
    await fc.assert(
      fc.asyncProperty(apart, apart, pages, async (deviceMs, guessMs, starts) => {
        let db = await newStore();
        const screen = device(deviceMs, guessMs);
        const sent: Play[] = [];
        for (const start of [...starts, { awayMs: 0, guessed: 1, contact: true, measured: 1, sent: true }]) {
          const journal = await open(db);
          screen.pass(start.awayMs);
          for (let n = 0; n < start.guessed; n += 1) screen.play(journal);
          expect(await journal.oldest(500)).toEqual([]);
          if (start.contact) {
            journal.measured(screen.now(), screen.deviceNow());
            for (let n = 0; n < start.measured; n += 1) screen.play(journal, true);
            // Somebody sets the device's clock: what is known stays known.
            journal.measured(screen.now(), screen.now());
            const plays = await journal.oldest(500);
            expect(startsOf(plays)).toEqual(screen.truths.slice(sent.length));
            expect(new Set(plays.map(({ clockOffsetMs }) => clockOffsetMs))).toEqual(
              new Set(plays.length > 0 ? [-deviceMs] : []),
            );
            if (start.sent) {
              sent.push(...plays);
              await journal.drop(plays.map(({ seq }) => seq));
            }
          }
          await journal.flushed();
          db = await reopened(db);
        }
        expect(sent.map(({ seq }) => seq)).toEqual(screen.truths.map((_, n) => n + 1));
      }),
      { numRuns: 60 },
    );
  });

  it("say the same after a crash, whatever the device's clock was set to meanwhile", async () => {
    const db = await newStore();
    const screen = device(3 * DAY_MS, 0);
    const journal = await open(db);
    for (let n = 0; n < 3; n += 1) screen.play(journal);
    journal.measured(screen.now(), screen.deviceNow());
    const sent = await journal.oldest(2);
    const again = await open(await reopened(db));
    again.measured(screen.now(), screen.now());
    expect((await again.oldest(3)).slice(0, 2)).toEqual(sent);
    expect(startsOf(await again.oldest(3))).toEqual(screen.truths);
  });

  it("are not sent while their correction finds no room", async () => {
    const db = await newStore();
    const screen = device(3 * DAY_MS, 0);
    const errors: unknown[] = [];
    const word = { write: () => undefined, read: () => null };
    const journal = await openJournal(
      db,
      "scr_1",
      () => 1_000,
      word,
      (error) => errors.push(error),
    );
    screen.play(journal);
    await journal.flushed();
    const transaction = vi.spyOn(db, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    journal.measured(screen.now(), screen.deviceNow());
    await expect(journal.oldest(10)).rejects.toThrow("full");
    transaction.mockRestore();
    expect(errors).not.toEqual([]);
    expect(startsOf(await journal.oldest(10))).toEqual(screen.truths);
  });

  it("lend nothing to measured plays after them, though the correction itself found no room", async () => {
    const db = await newStore();
    const screen = device(3 * DAY_MS, 0);
    const word = { write: () => undefined, read: () => null };
    const journal = await openJournal(
      db,
      "scr_1",
      () => 1_000,
      word,
      () => undefined,
    );
    screen.play(journal);
    await journal.flushed();
    vi.spyOn(db, "transaction").mockImplementationOnce(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    journal.measured(screen.now(), screen.deviceNow());
    await journal.flushed();
    screen.play(journal, true);
    await journal.flushed();
    // The next start is without a network again, on a clock that was set a day on.
    const again = await open(await reopened(db));
    const later = device(4 * DAY_MS, 0);
    later.pass(3_600_000);
    later.play(again);
    again.measured(later.now(), later.deviceNow());
    expect(startsOf(await again.oldest(10))).toEqual([...screen.truths, ...later.truths]);
  });

  it("keep what they say when the device's clock was set back before the server was reached", async () => {
    const db = await newStore();
    const ahead = device(3 * DAY_MS, 0);
    const journal = await open(db);
    ahead.play(journal);
    await journal.flushed();
    const again = await open(await reopened(db));
    const right = device(60_000, 0);
    right.pass(3_600_000);
    right.play(again);
    again.measured(right.now(), right.deviceNow());
    expect(startsOf(await again.oldest(10))).toEqual([NOON + 3 * DAY_MS, ...right.truths]);
  });

  it("do not lend their correction to plays that get their numbers after a crash without room", async () => {
    const db = await newStore();
    const screen = device(3 * DAY_MS, 0);
    const word = { write: () => undefined, read: () => null };
    const journal = await openJournal(
      db,
      "scr_1",
      () => 1_000,
      word,
      () => undefined,
    );
    screen.play(journal);
    await journal.flushed();
    const put = vi.spyOn(db, "transaction").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    screen.play(journal);
    await journal.flushed();
    put.mockRestore();
    journal.measured(screen.now(), screen.deviceNow());
    await journal.flushed();
    const again = await open(await reopened(db));
    // Put right meanwhile.
    const right = device(0, 0);
    right.pass(3_600_000);
    again.measured(right.now(), right.deviceNow());
    right.play(again, true);
    expect(startsOf(await again.oldest(10))).toEqual([NOON, ...right.truths]);
  });
});
