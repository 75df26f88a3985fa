import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PlanItem } from "../../src/contracts/plan.ts";
import { Chromium, type Visit } from "./browser.ts";
import { MIXED } from "./player-scene.ts";
import { memoryOf } from "./player-watch.ts";
import type { Fault } from "./rehearsal.ts";

/** What the player's stage holds after hundreds of handovers, counted: decision 0460. `npm run soak` weighs it. */

const ROOT = resolve(import.meta.dirname, "../..");
const ORIGIN = "http://127.0.0.1:9";
/** Rounds through everything there is to show. */
const FIRST = 4;
const FURTHER = 60;
/** Enough of them for a broken player. */
const FEWER = 15;
/** What the browser has not collected yet may still be counted; a leak is counted at least once a round. */
const LOOSE = 10;

let chromium: Chromium;
beforeAll(async () => {
  chromium = await Chromium.launch();
});
afterAll(() => chromium.close());

test(`after ${FURTHER * MIXED.length} handovers the stage holds what it held after ${FIRST * MIXED.length}`, async () => {
  const { player, grown } = await rehearse("", FURTHER);
  const { kinds, errors } = await player.page.evaluate(() => ({
    kinds: window.rehearsed.kinds,
    errors: window.rehearsed.errors(),
  }));
  expect(errors).toEqual([]);
  expect(new Set(kinds)).toEqual(new Set(["video", "text", "image", "web"]));
  expect(kinds).toHaveLength((FIRST + FURTHER) * MIXED.length);
  for (const [what, more] of Object.entries(grown)) expect(more, what).toBeLessThanOrEqual(LOOSE);
  expect(player.complaints).toEqual([]);
});

test("cues that are not stopped are noticed", async () => {
  const { grown } = await rehearse("stop", FEWER);
  expect(grown.urls).toBeGreaterThan(LOOSE);
  expect(grown.pictures).toBeGreaterThan(LOOSE);
});

test("layers that stay on the stage with their films are noticed", async () => {
  const { grown } = await rehearse("stop,layers", FEWER);
  expect(grown.layers).toBeGreaterThan(LOOSE);
  expect(grown.nodes).toBeGreaterThan(LOOSE);
  expect(grown.films).toBeGreaterThan(LOOSE);
});

/** Plays some rounds, then many; answers how much more of each is held. */
async function rehearse(fault: Fault, rounds: number) {
  const player = await chromium.visit(ORIGIN, { viewport: { width: 640, height: 360 } });
  await player.page.route("**/*", (route) => route.fulfill(answerTo(new URL(route.request().url()).pathname)));
  await player.page.goto(`/?fault=${fault}`);
  await player.page.waitForFunction(() => "rehearse" in window);
  const first = await heldAfter(player, FIRST);
  const last = await heldAfter(player, rounds);
  const grown = {
    urls: last.urls - first.urls,
    films: last.films - first.films,
    layers: last.layers - first.layers,
    pictures: last.pictures - first.pictures,
    documents: last.documents - first.documents,
    nodes: last.nodes - first.nodes,
    listeners: last.listeners - first.listeners,
  };
  return { player, grown };
}

async function heldAfter(player: Visit, rounds: number) {
  await player.page.evaluate((handovers) => window.rehearse(handovers), rounds * MIXED.length);
  const { documents, nodes, listeners } = await memoryOf(player);
  return { documents, nodes, listeners, ...(await player.page.evaluate(() => window.rehearse(0))) };
}

function answerTo(path: string): { contentType: string; body: string | Buffer } {
  if (path === "/") return { contentType: "text/html", body: PAGE };
  if (path === "/items.json") return { contentType: "application/json", body: JSON.stringify(ITEMS) };
  if (path.startsWith("/files/")) return fileOf(Number(path.slice("/files/".length)));
  const source = readFileSync(join(ROOT, path), "utf8");
  return { contentType: "text/javascript", body: stripTypeScriptTypes(source) };
}

const PAGE = `<!doctype html><link rel="icon" href="data:,">
  <script type="module" src="/test/e2e/rehearsal.ts"></script>`;

/** A file's name is its place among the contents. */
const ITEMS: readonly PlanItem[] = MIXED.map((content, n) => ({
  material: content.title,
  sha256: String(n),
  durationMs: 1_000,
  ...("text" in content ? { kind: "text", text: content.text, style: content.style } : { kind: content.kind }),
}));

function fileOf(n: number) {
  const content = MIXED[n];
  if (!content || "text" in content) throw new Error(`${n} is no file`);
  return { contentType: content.mime, body: content.bytes };
}
