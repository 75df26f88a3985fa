import type { PlayBatch, PlayRefusal, PlaysAnswer } from "../../contracts/device.ts";
import { readPlay, refusalOf, seqOf, type PlayFacts } from "../../domain/reach/play.ts";
import { contiguousUpTo } from "../../domain/reach/sequence.ts";
import type { Tx } from "../../platform/tx.ts";
import { markLate } from "../proof/table.ts";
import { bootOf, highestOf, saveBoot, type Boot } from "./boot.ts";
import { playId, seqOfId } from "./table.ts";
import { forgetInterned } from "./intern.ts";
import { promises } from "./promise.ts";
import { foldHours } from "./rollup.ts";
import { insertRows, isSame, receivedOf, rowOf, type RawRow, type Received } from "./row.ts";

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
  readonly #newRefusals: [id: number, code: PlayRefusal][] = [];
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
    this.#write(seqs);
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
    // Its row lies in media storage, where nobody looks: it is known by its number.
    if (seq <= this.#boot.archived) {
      this.#duplicate += 1;
      return;
    }
    // What was refused once stays refused: its seq has been answered for.
    const again = this.#received.refusals.get(id);
    if (again) this.#refused.push({ seq, code: again });
    else this.#judge(id, seq, play, promised);
  }

  #judge(id: number, seq: number, play: PlayFacts | null, promised: ReturnType<typeof promises>): void {
    const promise = play && promised(play);
    const code = play && promise ? refusalOf(play, this.#tx.now, promise) : "malformed";
    if (!play || !promise || code) {
      const refusal = code ?? "malformed";
      this.#received.refusals.set(id, refusal);
      this.#newRefusals.push([id, refusal]);
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

  #write(seqs: number[]): void {
    const added = this.#newRows.length + this.#newRefusals.length;
    if (added === 0) return;
    insertRows(this.#tx, this.#newRows);
    for (const [id, code] of this.#newRefusals)
      this.#tx.sql.exec("INSERT INTO play_refusal (id, code) VALUES (?, ?)", id, code);
    foldHours(this.#tx, this.#screen, this.#newRows);
    const boot = this.#boot;
    boot.received += added;
    boot.highest = Math.max(boot.highest, ...seqs);
    boot.announced = Math.max(boot.announced, boot.highest);
    this.#markLate();
    for (const { startedAt } of this.#newRows) {
      boot.first_at = Math.min(boot.first_at ?? startedAt, startedAt);
      boot.last_at = Math.max(boot.last_at ?? startedAt, startedAt);
    }
    boot.contiguous = contiguousUpTo(
      boot.contiguous,
      seqs.sort((a, b) => a - b),
    );
    // Rows that came early may follow on what closed the gap before them.
    if (boot.contiguous < boot.highest) boot.contiguous = contiguousUpTo(boot.contiguous, this.#beyond());
    saveBoot(this.#tx, boot);
  }

  /** Plays of days that are over make what was said of these days out of date. */
  #markLate(): void {
    const old = this.#newRows.map((row) => row.startedAt).filter((at) => at < this.#tx.now - LATE_MS);
    if (old.length > 0) markLate(this.#tx, this.#screen, Math.min(...old), Math.max(...old));
  }

  *#beyond(): Generator<number> {
    const from = playId(this.#boot, this.#boot.contiguous);
    const to = playId(this.#boot, this.#boot.highest);
    const ids = this.#tx.sql.exec<{ id: number }>(
      `SELECT id FROM play WHERE id > ? AND id <= ? UNION ALL
       SELECT id FROM play_refusal WHERE id > ? AND id <= ? ORDER BY id`,
      from,
      to,
      from,
      to,
    );
    for (const { id } of ids) yield seqOfId(id);
  }
}
