import { expect, it } from "vitest";
import { createClock } from "../../../src/player/clock/clock.ts";
import type { Heartbeat } from "../../../src/contracts/device.ts";
import { createHeart } from "../../../src/player/device/heartbeat.ts";

const BEAT: Heartbeat = {
  at: "2026-06-15T08:00:00.000Z",
  manifest: null,
  plan: null,
  spot: null,
  lastSeq: 0,
  bootEpoch: 1,
  clockOffsetMs: 0,
  freeBytes: null,
  errors: [],
  playerVersion: "0.0.0",
  mode: "page",
};

it("beats every quarter of a minute until the server has said its time, then every minute", async () => {
  const clock = createClock(() => 1_000, 0);
  const answers = [
    { status: 502, body: "<h1>Bad gateway</h1>" },
    { status: 200, body: { serverTime: BEAT.at, manifest: "m1" } },
  ];
  const heart = createHeart(
    () => {
      const { status, body } = answers.shift() ?? { status: 500, body: null };
      return Promise.resolve({ status, body, etag: "", later: null, sentAtMs: 990, receivedAtMs: 1_000 });
    },
    clock,
    () => BEAT,
  );
  await expect(heart.beat()).rejects.toThrow("heartbeat_failed");
  const pauses = Array.from({ length: 6 }, () => heart.pauseMs());
  expect(pauses).toEqual([3_000, 3_000, 3_000, 3_000, 15_000, 15_000]);
  expect(await heart.beat()).toBe("m1");
  expect(clock.measured()).toBe(true);
  expect(heart.pauseMs()).toBe(60_000);
});
