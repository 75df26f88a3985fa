import { afterEach, beforeAll, expect, test } from "vitest";
import type { Visit } from "./browser.ts";
import { MIXED, openPlayer, putOnAir, untilStocked, playerScene } from "./player-scene.ts";
import { watchForBlack, watchTwins } from "./player-watch.ts";

/** A minute of everything there is to show, on two screens at once; `npm run soak` has the long version. */

let twins: [Visit, Visit];

const scene = playerScene();

beforeAll(async () => {
  const [a = "", b = ""] = await putOnAir(scene(), MIXED, [{}, {}]);
  twins = [await openPlayer(scene(), a), await openPlayer(scene(), b)];
  for (const twin of twins) await untilStocked(twin);
});
afterEach(() => expect(scene().chromium.complaints()).toEqual([]));

test("for a minute, twins are within 100 ms of each other and no frame is black", async () => {
  const [a, b] = twins;
  const [apart, black] = await Promise.all([watchTwins(a, b, 60_000), watchForBlack(b, 60_000)]);
  console.log(JSON.stringify({ apart, black }));
  expect(apart.changes).toBeGreaterThan(5);
  expect(apart.worstMs).toBeLessThanOrEqual(100);
  expect(black.frames).toBeGreaterThan(100);
  expect(black.black).toBe(0);
});
