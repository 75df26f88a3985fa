import { describe, expect, it } from "vitest";
import type { Play, PlaysAnswer } from "../../../src/contracts/device.ts";
import { Later } from "../../../src/player/later.ts";
import { droppable } from "../../../src/player/proof/answer.ts";
import { openJournal, type Journal } from "../../../src/player/proof/journal.ts";
import { createUploader, type SendPlays } from "../../../src/player/proof/upload.ts";
import { newStore } from "../store.ts";

async function journalOf(count: number): Promise<Journal> {
  const word = { write: () => undefined, read: () => null };
  const journal = await openJournal(
    await newStore(),
    "scr_1",
    () => 1,
    word,
    (error) => {
      throw error;
    },
  );
  journal.measured(0, 0);
  for (let spot = 0; spot < count; spot += 1) {
    const start = {
      plan: "a".repeat(64),
      spot,
      material: "b".repeat(64),
      startedAtMs: spot * 10_000,
      clockOffsetMs: 0,
      plannedMs: 10_000,
    };
    journal.miss(start, "skipped", "expired");
  }
  return journal;
}

/** A server that keeps what it gets, as the contract says; `refuse` picks plays that it refuses. */
function server(refuse: (play: Play) => boolean = () => false) {
  const got = new Map<number, Play>();
  const refused = new Set<number>();
  const batches: number[] = [];
  const send: SendPlays = (batch) => {
    batches.push(batch.plays.length);
    const answer: PlaysAnswer = { accepted: 0, duplicate: 0, refused: [], contiguousSeq: 0 };
    for (const play of batch.plays) {
      if (refuse(play)) {
        answer.refused.push({ seq: play.seq, code: "not_in_plan" });
        refused.add(play.seq);
      } else if (got.has(play.seq)) answer.duplicate += 1;
      else {
        answer.accepted += 1;
        got.set(play.seq, play);
      }
    }
    while (got.has(answer.contiguousSeq + 1) || refused.has(answer.contiguousSeq + 1)) answer.contiguousSeq += 1;
    return Promise.resolve({ status: 200, body: answer });
  };
  return { got, batches, send };
}

describe("the uploader", () => {
  it("sends everything, oldest first, at most 500 at once, and then forgets it", async () => {
    const journal = await journalOf(1_100);
    const { got, batches, send } = server();
    await createUploader(journal, send, () => 0).turn();
    expect(batches).toEqual([500, 500, 100]);
    expect([...got.keys()]).toEqual(Array.from({ length: 1_100 }, (_, index) => index + 1));
    expect(await journal.waiting()).toBe(0);
  });

  it("does not send a refused play again", async () => {
    const journal = await journalOf(3);
    const { batches, send } = server((play) => play.seq === 2);
    const uploader = createUploader(journal, send, () => 0);
    await uploader.turn();
    await uploader.turn();
    expect(batches).toEqual([3]);
  });

  it("keeps every play while the server is out of reach or answers with errors, and waits longer each time", async () => {
    const journal = await journalOf(2);
    const answers: SendPlays[] = [
      () => Promise.reject(new Error("offline")),
      () => Promise.resolve({ status: 503, body: null }),
      () => Promise.resolve({ status: 200, body: "<html>Sign in to the wireless network</html>" }),
    ];
    const { got, send } = server();
    const uploader = createUploader(
      journal,
      (...sent) => (answers.shift() ?? send)(...sent),
      () => 0.5,
    );
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await expect(uploader.turn()).rejects.toThrow();
      pauses.push(uploader.pauseMs());
      expect(await journal.waiting()).toBe(2);
    }
    expect(pauses[1]).toBeGreaterThan(pauses[0] ?? Infinity);
    expect(pauses[2]).toBeGreaterThan(pauses[1] ?? Infinity);
    await uploader.turn();
    expect(got.size).toBe(2);
    expect(await journal.waiting()).toBe(0);
  });

  it("does not grow slower because the server asks for patience, and loses nothing by it", async () => {
    const journal = await journalOf(2);
    const { got, send } = server();
    let asked = 0;
    const patience: SendPlays = () => Promise.reject(new Later(429, 10_000));
    const uploader = createUploader(
      journal,
      (...sent) => ((asked += 1) <= 5 ? patience : send)(...sent),
      () => 0.5,
    );
    const calmMs = uploader.pauseMs();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(uploader.turn()).rejects.toThrow("asked_to_wait");
      expect(uploader.pauseMs()).toBe(calmMs);
    }
    await uploader.turn();
    expect([...got.keys()]).toEqual([1, 2]);
  });

  it("loses and repeats nothing when an answer got lost on its way", async () => {
    const journal = await journalOf(5);
    const { got, send } = server();
    let lost = false;
    const uploader = createUploader(
      journal,
      async (...sent) => {
        const answer = await send(...sent);
        if (lost) return answer;
        lost = true;
        throw new Error("connection reset");
      },
      () => 0,
    );
    await expect(uploader.turn()).rejects.toThrow("connection reset");
    await uploader.turn();
    expect(got.size).toBe(5);
    expect(await journal.waiting()).toBe(0);
  });

  it("meets a refusal of the whole request with smaller, plainer requests", async () => {
    const journal = await journalOf(400);
    const { got, send } = server();
    const uploader = createUploader(
      journal,
      (batch, compress) =>
        compress || batch.plays.length > 130 ? Promise.resolve({ status: 413, body: null }) : send(batch, compress),
      () => 0,
    );
    await expect(uploader.turn()).rejects.toThrow("plays_refused");
    await expect(uploader.turn()).rejects.toThrow("plays_refused");
    await uploader.turn();
    expect(got.size).toBe(400);
  });
});

describe("what an answer lets us forget", () => {
  const play = (seq: number): Play => ({
    seq,
    plan: null,
    spot: null,
    material: "b".repeat(64),
    startedAt: "2026-06-15T08:00:00Z",
    clockOffsetMs: 0,
    durationMs: 1,
    result: "played",
  });
  const answer = (over: Partial<PlaysAnswer>): PlaysAnswer => ({
    accepted: 0,
    duplicate: 0,
    refused: [],
    contiguousSeq: 0,
    ...over,
  });

  it("is what lies below the contiguous seq, and what was refused", () => {
    const refused = answer({ accepted: 2, refused: [{ seq: 9, code: "too_old" }], contiguousSeq: 5 });
    expect(droppable([play(4), play(5), play(7), play(9)], refused)).toEqual([4, 5, 9]);
  });

  it("is everything accounted for when the gap below can never be filled", () => {
    expect(droppable([play(40), play(41)], answer({ accepted: 1, duplicate: 1, contiguousSeq: 3 }))).toEqual([40, 41]);
    expect(droppable([play(40), play(41)], answer({ accepted: 1, contiguousSeq: 3 }))).toEqual([]);
  });
});
