import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { Chromium, type Visit } from "./browser.ts";
import { MIXED, openPlayer, putOnAir, untilStocked } from "./player-scene.ts";
import { watchForBlack, watchTwins } from "./player-watch.ts";
import { foundWithStaff, type Staff } from "./scene.ts";
import { Server } from "./server.ts";

/** A minute of everything there is to show, on two screens at once; `npm run soak` has the long version. */

const server = new Server();
let chromium: Chromium;
let staff: Staff;
let twins: [Visit, Visit];

beforeAll(async () => {
  chromium = await Chromium.launch();
  await server.start({ FANGFEI_CEILING: "0" });
  staff = await foundWithStaff(server);
  const [a = "", b = ""] = await putOnAir(server, staff, MIXED, [{}, {}]);
  twins = [await openPlayer(chromium, server, staff, a), await openPlayer(chromium, server, staff, b)];
  for (const twin of twins) await untilStocked(twin);
});
afterEach(() => expect(chromium.complaints()).toEqual([]));
afterAll(async () => {
  await chromium.close();
  await server.remove();
});

test("for a minute, twins are within 100 ms of each other and no frame is black", async () => {
  const [a, b] = twins;
  const [apart, black] = await Promise.all([watchTwins(a, b, 60_000), watchForBlack(b, 60_000)]);
  console.log(JSON.stringify({ apart, black }));
  expect(apart.changes).toBeGreaterThan(5);
  expect(apart.worstMs).toBeLessThanOrEqual(100);
  expect(black.frames).toBeGreaterThan(100);
  expect(black.black).toBe(0);
});
