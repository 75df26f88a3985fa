import { expect, test } from "vitest";
import type { Visit } from "./browser.ts";
import { listenToProof, statusOf } from "./player.ts";
import { openPlayer, putOnAir, playerScene } from "./player-scene.ts";
import { memoryOf } from "./player-watch.ts";
import { until } from "./server.ts";

/** A month without a network: as much proof as a screen writes in thirty days, in a real browser's store. */

const scene = playerScene();

const DAY_MS = 86_400_000;
/** Thirty days of sixteen hours, a play every ten seconds. */
const PLAYS = 172_800;
const OUTDATED = 600;

/** Leaves the player for an empty page at the same address; answers what was on the air. */
async function leave(player: Visit): Promise<OnAir> {
  const { screen, plan, spot, item } = await statusOf(player);
  await player.page.goto("/empty");
  return { screen, plan, spot, material: item };
}
type OnAir = Record<"screen" | "plan" | "material", string | null> & { spot: number | null };

/** Writes plays as the journal does, after those that are there: the first of them `fromMs` ago, one every `everyMs`. */
function writePlays({ page }: Visit, onAir: OnAir, count: number, fromMs: number, everyMs: number): Promise<void> {
  return page.evaluate(
    async ([like, rows, from, every]) => {
      const done = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(request.error ?? new Error("The store failed")));
        });
      const opened = await done(indexedDB.open("fangfei-player"));
      const now = Date.now();
      for (let written = 0; written < rows; written += 5_000) {
        const tx = opened.transaction(["plays", "boots"], "readwrite");
        const plays = tx.objectStore("plays");
        const [boot] = await done(tx.objectStore("boots").getAll());
        for (let at = written; at < Math.min(rows, written + 5_000); at += 1) {
          boot.lastSeq += 1;
          const startedAt = new Date(now - from + at * every).toISOString();
          const timing = { startedAt, clockOffsetMs: 0, durationMs: 10_000, plannedMs: 10_000 };
          const { bootEpoch, lastSeq: seq } = boot;
          plays.put({ ...like, ...timing, bootEpoch, seq, result: "played", open: false });
        }
        tx.objectStore("boots").put(boot);
        await new Promise((resolve) => tx.addEventListener("complete", resolve));
      }
      opened.close();
    },
    [onAir, count, fromMs, everyMs] as const,
  );
}

/** Fewer plays wait for the server. Not within a minute: this is all that a machine can do for a while. */
async function untilFewer({ page }: Visit, than: number): Promise<void> {
  await page.waitForFunction((most) => window.fangfei.state().unsent < most, than, {
    timeout: 600_000,
    polling: 1_000,
  });
}

test("a month's plays: the player starts and shows as ever, sends each of them once, and holds few at a time", async () => {
  const style = { template: "static", color: "#fff6e5", background: "#7d1416" } as const;
  const [screen = ""] = await putOnAir(scene(), [{ title: "标语", text: "守住钱袋子", style, durationMs: 10_000 }]);
  const player = await openPlayer(scene(), screen);
  const { page } = player;
  const body = "<!doctype html><link rel='icon' href='data:,'>";
  await page.route("**/empty", (route) => route.fulfill({ contentType: "text/html", body }));
  await until(async () => (await statusOf(player)).mode === "service_worker");
  const onAir = await leave(player);
  await writePlays(player, onAir, OUTDATED, 31 * DAY_MS, 10_000);
  await writePlays(player, onAir, PLAYS, 29.9 * DAY_MS, 14_900);

  const announced = player.announce(/ERR_INTERNET_DISCONNECTED|\/live' failed/);
  await page.context().setOffline(true);
  const from = performance.now();
  await page.goto("/player/");
  await until(async () => (await statusOf(player)).phase === "spot");
  const startMs = performance.now() - from;
  await until(async () => (await statusOf(player)).unsent >= PLAYS + OUTDATED);
  const before = await memoryOf(player);

  const proof = listenToProof(player);
  await page.context().setOffline(false);
  const online = performance.now();
  const heaps: number[] = [];
  for (const left of [0.9, 0.6, 0.3].map((share) => share * PLAYS)) {
    await untilFewer(player, left);
    heaps.push((await memoryOf(player)).heap);
  }
  await untilFewer(player, 10);
  announced();
  const sentMs = performance.now() - online;
  const sum = (count: (answer: (typeof proof.answers)[number]) => number) =>
    proof.answers.reduce((total, answer) => total + count(answer), 0);
  const refused = proof.answers.flatMap((answer) => answer.refused.map(({ code }) => code));
  expect(refused).toEqual(Array.from({ length: OUTDATED }, () => "too_old"));
  expect(sum(({ duplicate }) => duplicate)).toBe(0);
  expect(sum(({ accepted }) => accepted)).toBe(proof.plays.size - OUTDATED);
  expect(proof.plays.size).toBeGreaterThanOrEqual(PLAYS + OUTDATED);
  expect(Math.max(...proof.answers.map(({ accepted, refused: no }) => accepted + no.length))).toBe(500);
  const seqs = [...proof.plays.keys()].toSorted((x, y) => x - y);
  expect(seqs).toEqual(seqs.map((_, n) => (seqs[0] ?? 0) + n));
  // All of them at once would be more than three times as much.
  expect(Math.max(...heaps) - before.heap).toBeLessThan(20 * 2 ** 20);
  console.log(JSON.stringify({ startMs, sentMs, requests: proof.answers.length, heapBefore: before.heap, heaps }));
  await player.close();
}, 900_000);
