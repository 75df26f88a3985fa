import type { PlayBatch, PlayRefusal, PlaysAnswer } from "../../contracts/device.ts";
import { believableStart, readPlay, refusalOf, seqOf, type PlayFacts } from "../../domain/reach/play.ts";
import type { Tx } from "../../platform/tx.ts";
import { markLate } from "../proof/table.ts";
import { bootOf, highestOf, saveBoot, type Boot } from "./boot.ts";
import { isMissing, settleGaps } from "./gap.ts";
import { forgetInterned } from "./intern.ts";
import { noteArrivals } from "./numbers.ts";
import { promises } from "./promise.ts";
import { foldHours } from "./rollup.ts";
import { insertRows, isSame, receivedOf, rowOf, type RawRow, type Received } from "./row.ts";
import { playId, seqOfId } from "./table.ts";

/**
 * Takes a batch of proof of play. The key (screen, bootEpoch, seq) is written once: the same content again is a
 * duplicate, another one is quarantined. Raw rows and roll-up are written together; only what is new is folded.
 */
export function recordPlays(tx: Tx, screen: string, batch: PlayBatch): PlaysAnswer {
  try {
    return new Batch(tx, screen, batch.bootEpoch).take(batch.plays);
  } catch (error) {
    forgetInterned(tx);
    throw error;
  }
}

/** Sooner than that after its start, no day is over. */
const LATE_MS = 60_000;

class Batch {
  readonly #tx: Tx;
  readonly #screen: string;
  readonly #bootEpoch: number;
  readonly #boot: Boot;
  readonly #highest: number;
  readonly #refused: PlaysAnswer["refused"] = [];
  readonly #newRows: RawRow[] = [];
  readonly #newRefusals: { id: number; code: PlayRefusal; startedAt: number }[] = [];
  /** What is here already, and what this batch adds. */
  #received: Received = { rows: new Map(), refusals: new Map() };
  #duplicate = 0;

  constructor(tx: Tx, screen: string, bootEpoch: number) {
    this.#tx = tx;
    this.#screen = screen;
    this.#bootEpoch = bootEpoch;
    this.#boot = bootOf(tx, screen, bootEpoch);
    this.#highest = highestOf(tx, screen, this.#boot);
  }

  take(plays: readonly unknown[]): PlaysAnswer {
    const seqs = plays.map((value) => this.#seqOf(value)).filter((seq) => seq !== null);
    const lowest = seqs.reduce((low, seq) => Math.min(low, seq), Number.POSITIVE_INFINITY);
    if (lowest <= this.#boot.highest) this.#received = receivedOf(this.#tx, this.#boot, seqs);
    const promised = promises(this.#tx, this.#screen);
    for (const value of plays) this.#one(value, promised);
    this.#write();
    return {
      accepted: this.#newRows.length,
      duplicate: this.#duplicate,
      refused: this.#refused,
      contiguousSeq: this.#boot.contiguous,
    };
  }

  /** Null for what no player can have got to as well: it has no place among the numbers. */
  #seqOf(value: unknown): number | null {
    const seq = seqOf(value);
    return seq !== null && seq <= this.#highest ? seq : null;
  }

  #one(value: unknown, promised: ReturnType<typeof promises>): void {
    const seq = this.#seqOf(value);
    if (seq === null) {
      this.#refused.push({ seq: seqOf(value), code: "malformed" });
      return;
    }
    const id = playId(this.#boot, seq);
    const play = readPlay(value);
    const before = this.#received.rows.get(id);
    if (before) {
      if (play && isSame(this.#tx, before, play)) this.#duplicate += 1;
      else this.#quarantine(seq, value);
      return;
    }
    // What was refused once stays refused: its seq has been answered for.
    const again = this.#received.refusals.get(id);
    if (again) this.#refused.push({ seq, code: again });
    // Its row lies in media storage, where nobody looks: it is known by its number.
    else if (seq <= this.#boot.archived && !isMissing(this.#tx, this.#boot, seq)) this.#duplicate += 1;
    else this.#judge(id, seq, play, promised);
  }

  #judge(id: number, seq: number, play: PlayFacts | null, promised: ReturnType<typeof promises>): void {
    const promise = play && promised(play);
    const code = play && promise ? refusalOf(play, this.#tx.now, promise) : "malformed";
    if (!play || !promise || code) {
      const refusal = code ?? "malformed";
      this.#received.refusals.set(id, refusal);
      this.#newRefusals.push({ id, code: refusal, startedAt: believableStart(play, this.#tx.now) });
      this.#refused.push({ seq, code: refusal });
      return;
    }
    const row = rowOf(this.#tx, id, play, promise.booking);
    this.#received.rows.set(id, row);
    this.#newRows.push(row);
  }

  #quarantine(seq: number, value: unknown): void {
    this.#refused.push({ seq, code: "quarantined" });
    this.#tx.sql.exec(
      "INSERT OR IGNORE INTO play_quarantine (screen, boot_epoch, seq, play, at) VALUES (?, ?, ?, ?, ?)",
      this.#screen,
      this.#bootEpoch,
      seq,
      JSON.stringify(value),
      this.#tx.now,
    );
  }

  #write(): void {
    const added = [...this.#newRows, ...this.#newRefusals]
      .map(({ id, startedAt }) => ({ seq: seqOfId(id), atMs: startedAt }))
      .sort((a, b) => a.seq - b.seq);
    const latest = added.at(-1);
    if (!latest) return;
    insertRows(this.#tx, this.#newRows);
    for (const { id, code } of this.#newRefusals)
      this.#tx.sql.exec("INSERT INTO play_refusal (id, code) VALUES (?, ?)", id, code);
    foldHours(this.#tx, this.#screen, this.#newRows);
    const boot = this.#boot;
    noteArrivals(this.#tx, boot, added);
    boot.contiguous = settleGaps(
      this.#tx,
      boot,
      added.map(({ seq }) => seq),
    );
    boot.received += added.length;
    boot.highest = Math.max(boot.highest, latest.seq);
    boot.announced = Math.max(boot.announced, boot.highest);
    this.#markLate();
    for (const { startedAt } of this.#newRows) {
      boot.first_at = Math.min(boot.first_at ?? startedAt, startedAt);
      boot.last_at = Math.max(boot.last_at ?? startedAt, startedAt);
    }
    saveBoot(this.#tx, boot);
  }

  /** Plays of days that are over make what was said of these days out of date. */
  #markLate(): void {
    const old = this.#newRows.filter(({ startedAt }) => startedAt < this.#tx.now - LATE_MS);
    if (old.length > 0) markLate(this.#tx, this.#screen, old);
  }
}
