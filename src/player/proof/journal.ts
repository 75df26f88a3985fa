import type { Play, PlayResult } from "../../contracts/device.ts";
import type { BootRow, Database, StoredPlay } from "../store/database.ts";
import { isFull } from "../store/full.ts";
import { corrected, guessedWith, settled, stillNeeded } from "./guessed.ts";
import { dropOutdated } from "./outdated.ts";

/** What is known when a play begins. Instants in ms since 1970, corrected by the clock offset. */
export type PlayStart = {
  plan: string | null;
  spot: number | null;
  material: string;
  startedAtMs: number;
  /** To the device's clock; for a play of a guessed clock as the page found it, whatever it was set to since. */
  clockOffsetMs: number;
  /** How long it is meant to be shown. */
  plannedMs: number;
};

/** The play that is on the air. */
export type OpenPlay = {
  readonly start: PlayStart;
  /** Time it had been shown before a restart in the middle of it, ms. */
  readonly carriedMs: number;
  /** Notes how long it has been shown so far, so that a dying page loses a few seconds at most. */
  mark(shownMs: number): void;
  /** The same when the page is closing and there is no time left for IndexedDB. */
  leave(shownMs: number): void;
  end(result: PlayResult, shownMs: number, code?: string): void;
};

export type Journal = {
  /** Starts a play. A play of the same spot that a restart interrupted is taken up again, not recorded twice. */
  begin(start: PlayStart): OpenPlay;
  /** Records something that was due and was not shown at all. */
  miss(start: PlayStart, result: PlayResult, code: string): void;
  /**
   * The server has said its time; till then nothing is handed out. Plays that began before, in this page or in earlier
   * ones, are put right by what the device's clock showed meanwhile, once and for all. Only the first call counts.
   */
  measured(serverMs: number, deviceMs: number): void;
  /** The oldest finished plays, at most `limit`, in order of seq. Throws when a correction cannot be kept. */
  oldest(limit: number): Promise<Play[]>;
  /** Forgets finished plays that the server has answered for. */
  drop(seqs: readonly number[]): Promise<void>;
  /** How many finished plays wait for the server. */
  waiting(): Promise<number>;
  /** Highest seq of a finished play; 0 when there is none. */
  lastSeq(): number;
  /** How many plays older than 30 days a full store has cost. */
  dropped(): number;
  readonly bootEpoch: number;
  /** Resolves when everything said so far is on disk. */
  flushed(): Promise<void>;
};

/** What a swap, a slow decoder or a restart may cost: a tenth, and two seconds at most. */
const LATE_MS = 2_000;
const LATE_SHARE = 0.1;

/** Rows written at once: a day without room leaves thousands. */
const WRITTEN_AT_ONCE = 500;

/** `played` when it was shown for as long as it was meant to be, within that tolerance. */
export function resultOf(shownMs: number, plannedMs: number): PlayResult {
  return shownMs >= plannedMs - Math.min(LATE_MS, plannedMs * LATE_SHARE) ? "played" : "cut";
}

/** Where a closing page leaves its last word: written at once, read at the next start. localStorage will do. */
export type LastWord = { write(word: string): void; read(): string | null };

/**
 * The record of what a screen showed, in IndexedDB. A row is written when a play begins; if the page dies, the next
 * start finds it open and closes it with the time last noted.
 * `newEpoch` gives the bootEpoch (ms since 1970) when this screen has no numbering yet; `onError` hears of rows that
 * could not be written.
 */
export async function openJournal(
  db: Database,
  screen: string,
  newEpoch: () => number,
  lastWord: LastWord,
  onError: (error: unknown) => void,
): Promise<Journal> {
  const kept = await db.get("boots", screen);
  let boot: BootRow = kept ?? { screen, bootEpoch: newEpoch(), lastSeq: 0 };
  if (kept) boot = stillNeeded(boot, (await db.getAllKeys("plays", rangeOf(boot), 1))[0]?.[2]);
  else await db.put("boots", boot);

  const { interrupted, lastClosed } = await readTail(db, boot);
  // Counted once: a month's rows take a while.
  let finished = await db.count("plays", rangeOf(boot));
  if (interrupted) finished -= 1;
  let resumable = interrupted && { ...interrupted, durationMs: lastKnownMs(interrupted, lastWord.read()) };
  let lastClosedSeq = lastClosed;
  let writtenSeq = boot.lastSeq;
  let dropped = boot.dropped ?? 0;
  let untold = dropped;
  let queue: Promise<void> = Promise.resolve();
  let measured = false;
  /** The correction of guessed plays is not on disk for sure. */
  let unsettled = false;
  /** Numbers up to this one are: what was merely committed may be in memory alone when the power is cut. */
  let safeSeq = 0;
  const foundSeq = boot.lastSeq;
  const unwritten = new Map<number, StoredPlay>();
  /** Seqs of plays that go on. */
  const airing = new Set<number>();

  /**
   * Writes go to disk one after the other, in the order in which things happened. What finds no room there is tried
   * again with the next one: nothing is sent that is not on disk, or a restart would give its number away twice.
   */
  function write(row: StoredPlay): void {
    unwritten.set(row.seq, { ...row });
    queue = queue.then(writeAll).catch(onError);
  }

  async function writeAll(): Promise<void> {
    while (unwritten.size > 0) {
      const rows = Array.from(unwritten.values()).slice(0, WRITTEN_AT_ONCE);
      try {
        await put(rows);
      } catch (error) {
        const room = isFull(error) ? await dropOutdated(db, boot, newestOf(rows)) : 0;
        if (room === 0) throw error;
        dropped += room;
        untold += room;
        finished -= room;
      }
    }
  }

  async function put(rows: readonly StoredPlay[]): Promise<void> {
    const tx = db.transaction(["plays", "boots"], "readwrite");
    const boots = tx.objectStore("boots");
    const plays = tx.objectStore("plays");
    const lastSeq = Math.max(writtenSeq, ...rows.map(({ seq }) => seq));
    const row = { ...boot, dropped: untold, lastSeq };
    await Promise.all([...rows.map((one) => plays.put(one)), boots.put(row), tx.done]);
    writtenSeq = lastSeq;
    for (const one of rows) {
      if (unwritten.get(one.seq) === one) unwritten.delete(one.seq);
      if (one.open) continue;
      finished += 1;
      lastClosedSeq = Math.max(lastClosedSeq, one.seq);
    }
  }

  /** Before anything is sent: a play that was sent must never say anything else, nor its number stand for another. */
  function settle(): Promise<void> {
    const done = queue.then(async () => {
      const lastSeq = writtenSeq;
      if (!unsettled && safeSeq === lastSeq) return;
      const tx = db.transaction("boots", "readwrite", { durability: "strict" });
      await Promise.all([tx.store.put({ ...boot, dropped: untold, lastSeq }), tx.done]);
      unsettled = false;
      safeSeq = lastSeq;
    });
    queue = done.catch(onError);
    return done;
  }

  function newRow(start: PlayStart): StoredPlay {
    boot.lastSeq += 1;
    if (!measured) boot.guessed = guessedWith(boot.guessed, boot.lastSeq, start.startedAtMs - start.clockOffsetMs);
    return {
      screen,
      bootEpoch: boot.bootEpoch,
      seq: boot.lastSeq,
      plan: start.plan,
      spot: start.spot,
      material: start.material,
      startedAt: new Date(Math.round(start.startedAtMs)).toISOString(),
      clockOffsetMs: Math.round(start.clockOffsetMs),
      durationMs: 0,
      plannedMs: start.plannedMs,
      result: "cut",
      open: true,
    };
  }

  function closeInterrupted(): void {
    if (!resumable) return;
    write({ ...resumable, open: false });
    resumable = null;
  }

  function isSame(row: StoredPlay, start: PlayStart): boolean {
    const apartMs = Math.abs(start.startedAtMs - Date.parse(row.startedAt));
    return (
      row.spot !== null &&
      row.plan === start.plan &&
      row.spot === start.spot &&
      row.material === start.material &&
      // Equal days have the same plan: tomorrow's spot is another.
      apartMs < row.plannedMs
    );
  }

  return {
    bootEpoch: boot.bootEpoch,
    begin(start) {
      let row: StoredPlay;
      if (resumable && isSame(resumable, start)) {
        row = resumable;
        resumable = null;
      } else {
        closeInterrupted();
        row = newRow(start);
        write(row);
      }
      airing.add(row.seq);
      const carriedMs = row.durationMs;
      return {
        start,
        carriedMs,
        mark(shownMs) {
          if (!row.open) return;
          row.durationMs = Math.round(carriedMs + shownMs);
          write(row);
        },
        leave(shownMs) {
          lastWord.write(`${keyOf(row)} ${Math.round(carriedMs + shownMs)}`);
        },
        end(result, shownMs, code) {
          if (!row.open) return;
          row.open = false;
          airing.delete(row.seq);
          row.durationMs = Math.round(carriedMs + shownMs);
          row.result = result;
          if (code) row.code = code;
          write(row);
        },
      };
    },
    miss(start, result, code) {
      closeInterrupted();
      write({ ...newRow(start), open: false, result, code });
    },
    measured(serverMs, deviceMs) {
      if (measured) return;
      measured = true;
      if (!boot.guessed) return;
      boot = settled(boot, serverMs, deviceMs);
      unsettled = true;
      // Should it fail, it is tried again when plays are handed out.
      settle().catch(() => undefined);
    },
    async oldest(limit) {
      if (!measured) return [];
      let upTo = Infinity;
      try {
        await settle();
      } catch (error) {
        // A full store gets room by what is sent: the numbers that it already held when the page began will not be lost.
        if (unsettled || !isFull(error)) throw error;
        upTo = Math.max(safeSeq, foundSeq);
      }
      const rows = await db.getAll("plays", rangeOf(boot, upTo), limit);
      // A row that says it is open and that nobody goes on with is what a dead page left further back.
      const goesOn = ({ seq }: StoredPlay) => airing.has(seq) || unwritten.has(seq) || seq === resumable?.seq;
      return rows.filter((row) => !goesOn(row)).map((row) => corrected(asPlay(row), boot.corrected));
    },
    async drop(seqs) {
      await queue;
      // The server is there: a heartbeat tells it of these within a minute.
      untold = 0;
      const tx = db.transaction("plays", "readwrite");
      await Promise.all([...seqs.map((seq) => tx.store.delete([screen, boot.bootEpoch, seq])), tx.done]);
      finished -= seqs.length;
    },
    async waiting() {
      await queue;
      return finished;
    },
    lastSeq: () => lastClosedSeq,
    dropped: () => dropped,
    flushed: () => queue,
  };
}

function newestOf(rows: readonly StoredPlay[]): number {
  return Math.max(...rows.map(({ startedAt }) => Date.parse(startedAt)));
}

function keyOf(row: StoredPlay): string {
  return `${row.screen} ${row.bootEpoch} ${row.seq}`;
}

/** The duration of an interrupted play: the last mark, or what the closing page still said after it. */
function lastKnownMs(row: StoredPlay, word: string | null): number {
  const said = word !== null && word.startsWith(`${keyOf(row)} `) ? Number(word.slice(keyOf(row).length)) : 0;
  return Math.max(row.durationMs, Number.isFinite(said) ? said : 0);
}

function rangeOf(boot: BootRow, upTo = Infinity): IDBKeyRange {
  return IDBKeyRange.bound([boot.screen, boot.bootEpoch, 0], [boot.screen, boot.bootEpoch, upTo]);
}

/** Finds the play that was on the air when the page died, and the highest seq of a finished one. */
async function readTail(db: Database, boot: BootRow): Promise<{ interrupted: StoredPlay | null; lastClosed: number }> {
  const last = boot.lastSeq ? await db.get("plays", [boot.screen, boot.bootEpoch, boot.lastSeq]) : undefined;
  if (last?.open) return { interrupted: last, lastClosed: boot.lastSeq - 1 };
  // Something that was missed in the meantime may have come after it.
  const before = await db.get("plays", [boot.screen, boot.bootEpoch, boot.lastSeq - 1]);
  return { interrupted: before?.open ? before : null, lastClosed: boot.lastSeq };
}

function asPlay(row: StoredPlay): Play {
  const { screen: _screen, bootEpoch: _bootEpoch, plannedMs: _plannedMs, open: _open, ...play } = row;
  return play;
}
