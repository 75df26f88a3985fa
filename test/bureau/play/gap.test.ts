import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Play } from "../../../src/contracts/device.ts";
import { announce } from "../../../src/bureau/play/boot.ts";
import { recordPlays } from "../../../src/bureau/play/record.ts";
import { completenessOf } from "../../../src/bureau/reach/log.ts";
import type { Tx } from "../../../src/platform/tx.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 5, 30);
const ASKED = NOW - 25 * 24 * HOUR;
const MATERIAL = "a".repeat(64);

// Safe because plays are taken with nothing of a transaction but its database and its instant.
function asTx(tx: Pick<Tx, "sql" | "now">) {
  return tx as Tx;
}

/** What a screen tells of one number: when it was shown, or that it lies. */
interface Told {
  epoch: number;
  seq: number;
  startMs: number;
  refused: boolean;
}

const told = (epochs: number) =>
  fc.record({
    epoch: fc.integer({ min: 1, max: epochs }),
    seq: fc.integer({ min: 1, max: 25 }),
    // Clocks jump: the numbers say nothing of the times.
    startMs: fc.integer({ min: 0, max: 24 * 24 }).map((n) => ASKED + n * HOUR + (n % 4) * 900_000),
    refused: fc.boolean(),
  });
const DURATION = 10_000;

/** Completeness by counting number by number, in thousandths. */
function expected(all: readonly Told[], lastSeqs: readonly number[], fromMs: number, toMs: number): number | null {
  const shown = all.filter(({ refused }) => !refused);
  const startsOf = (wanted: (epoch: number) => boolean) =>
    shown.filter(({ epoch }) => wanted(epoch)).map(({ startMs }) => startMs);
  let [received, missing] = [0, 0];
  for (const { startMs } of all) if (startMs >= fromMs && startMs < toMs) received += 1;
  lastSeqs.forEach((lastSeq, n) => {
    const own = all.filter(({ epoch }) => epoch === n + 1);
    const least = Math.max(ASKED, ...startsOf((epoch) => epoch < n + 1));
    const most = Math.min(NOW, ...startsOf((epoch) => epoch > n + 1));
    for (let seq = 1; seq <= Math.max(lastSeq, ...own.map((each) => each.seq)); seq += 1) {
      if (own.some((each) => each.seq === seq)) continue;
      const plays = own.filter(({ refused }) => !refused).toSorted((a, b) => a.seq - b.seq);
      const before = plays.findLast((each) => each.seq < seq);
      const after = plays.find((each) => each.seq > seq);
      const outer = [before ? before.startMs + DURATION : -Infinity, after ? after.startMs : Infinity] as const;
      let [from, to] = [Math.max(least, outer[0]), Math.min(most, outer[1])];
      if (from > to) [from, to] = [Math.min(...outer), Math.max(...outer)];
      const inside = from === to ? from >= fromMs && from < toMs : from < toMs && to > fromMs;
      if (inside) missing += 1;
    }
  });
  return received + missing === 0 ? null : Math.floor((received * 1000) / (received + missing));
}

it("completeness of any days is that of these days, as counted number by number", async () => {
  let screens = 0;
  let incomplete = 0;
  await runInDurableObject(env.BUREAU.getByName("gaps"), (_, { storage: { sql } }) => {
    const tx = asTx({ sql, now: NOW });
    const batches = fc.array(fc.array(told(3), { maxLength: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(batches, fc.array(fc.nat({ max: 40 }), { minLength: 3, maxLength: 3 }), (groups, lastSeqs) => {
        const screen = `scr_${(screens += 1)}`;
        sql.exec("INSERT INTO screen_shown VALUES (?, ?)", screen, MATERIAL);
        sql.exec("INSERT INTO screen_day VALUES (?, '2026-06-05', 1, ?, ?, 'p', 'f', 'e')", screen, ASKED, ASKED);
        const all: Told[] = [];
        // Numberings are known in their order, as when each begins with a heartbeat.
        lastSeqs.forEach((_, n) => announce(tx, screen, n + 1, 1));
        for (const batch of groups) {
          for (const [epoch, some] of Map.groupBy(batch, (each) => each.epoch)) {
            recordPlays(tx, screen, { bootEpoch: epoch, plays: some.map(playOf) });
            for (const each of some)
              if (!all.some((other) => other.epoch === epoch && other.seq === each.seq)) all.push(each);
          }
        }
        lastSeqs.forEach((lastSeq, n) => announce(tx, screen, n + 1, lastSeq));
        const announced = lastSeqs.map((lastSeq) => Math.max(1, lastSeq));
        for (const [from, to] of [
          [0, 25],
          [0, 8],
          [8, 9],
          [9, 25],
          [25, 30],
        ] as const) {
          const range = { fromMs: ASKED + from * 24 * HOUR, toMs: ASKED + to * 24 * HOUR };
          const permille = expected(all, announced, range.fromMs, range.toMs);
          if (permille !== null && permille > 0 && permille < 1000) incomplete += 1;
          expect(completenessOf(tx, [screen], range)).toBe(permille);
        }
        expect(completenessOf(tx, [screen], null)).toBe(expected(all, announced, 0, Number.MAX_SAFE_INTEGER));
      }),
      { numRuns: 300 },
    );
    expect(incomplete).toBeGreaterThan(300);
  });
}, 60_000);

function playOf({ seq, startMs, refused }: Told): Play {
  return {
    seq,
    plan: null,
    spot: null,
    material: MATERIAL,
    startedAt: new Date(startMs).toISOString(),
    clockOffsetMs: 0,
    durationMs: refused ? -1 : DURATION,
    result: "played",
  };
}
