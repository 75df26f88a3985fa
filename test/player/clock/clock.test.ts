import { describe, expect, it } from "vitest";
import { createClock } from "../../../src/player/clock/clock.ts";

const START = Date.UTC(2026, 5, 15, 8);

/** A monotonic source that the test moves, and a server whose clock is `aheadMs` ahead of our first guess. */
function setting(aheadMs = 0) {
  let monotonicMs = 1_000;
  const clock = createClock(() => monotonicMs, START);
  const serverMs = () => START + aheadMs + (monotonicMs - 1_000);
  return {
    clock,
    serverMs,
    pass: (ms: number) => {
      monotonicMs += ms;
    },
    /** A round trip of `out` + `back` ms, read by the server in between. */
    contact(out: number, back: number, resolutionMs = 1) {
      const sent = monotonicMs;
      monotonicMs += out;
      const stated = Math.floor(serverMs() / resolutionMs) * resolutionMs;
      monotonicMs += back;
      clock.contact(sent, monotonicMs, stated, resolutionMs);
    },
  };
}

describe("the corrected clock", () => {
  it("goes by its guess before the first contact", () => {
    const { clock, pass } = setting();
    pass(5_000);
    expect(clock.now()).toBe(START + 5_000);
    expect(clock.uncertaintyMs()).toBeNull();
  });

  it("has been measured when the server itself has spoken, and adds up its jumps", () => {
    const { clock, contact } = setting(3_600_000);
    expect([clock.measured(), clock.jumpedMs()]).toEqual([false, 0]);
    contact(10, 10, 1_000);
    expect(clock.measured()).toBe(false);
    expect(Math.abs(clock.jumpedMs() - 3_600_000)).toBeLessThanOrEqual(1_000);
    contact(10, 10);
    expect(clock.measured()).toBe(true);
    clock.catchUp();
    expect(Math.abs(clock.jumpedMs() - 3_600_000)).toBeLessThanOrEqual(1);
  });

  it("takes over a large difference at once", () => {
    const { clock, contact, serverMs } = setting(3_600_000);
    contact(10, 10);
    expect(Math.abs(clock.now() - serverMs())).toBeLessThanOrEqual(1);
  });

  it("works off a small difference without running backwards", () => {
    const { clock, contact, pass, serverMs } = setting(-800);
    contact(5, 5);
    let before = clock.now();
    for (let step = 0; step < 100; step += 1) {
      pass(100);
      const now = clock.now();
      expect(now).toBeGreaterThan(before);
      before = now;
    }
    expect(Math.abs(clock.now() - serverMs())).toBeLessThanOrEqual(1);
  });

  it("believes the quickest round trip, not the latest", () => {
    const { clock, contact, pass, serverMs } = setting(300);
    contact(4, 4);
    for (let round = 0; round < 20; round += 1) {
      pass(1_000);
      contact(900, 100);
    }
    pass(60_000);
    expect(Math.abs(clock.now() - serverMs())).toBeLessThan(10);
    expect(clock.uncertaintyMs()).toBeLessThan(20);
  });

  it("keeps a precise statement although coarse ones keep coming", () => {
    const { clock, contact, pass, serverMs } = setting(0);
    contact(3, 3);
    for (let round = 0; round < 50; round += 1) {
      pass(1_137);
      contact(3, 3, 1_000);
    }
    expect(Math.abs(clock.now() - serverMs())).toBeLessThan(10);
  });

  it("heeds no Date header once the server itself has spoken", () => {
    const { clock, contact, pass, serverMs } = setting(0);
    contact(3, 3);
    pass(60_000);
    const portalMs = serverMs() - 3 * 3_600_000;
    clock.contact(61_000, 61_006, portalMs, 1_000);
    expect(Math.abs(clock.now() - serverMs())).toBeLessThanOrEqual(10);
    expect(clock.jumpedMs()).toBe(0);
  });

  it("follows a server whose clock was set, although older samples were better", () => {
    let monotonicMs = 0;
    const clock = createClock(() => monotonicMs, START);
    clock.contact(0, 2, START, 1);
    monotonicMs = 60_000;
    clock.contact(59_900, 60_000, START + 60_000 + 120_000, 1);
    expect(Math.abs(clock.now() - (START + 180_050))).toBeLessThanOrEqual(2);
  });

  it("keeps twins within 100 ms of each other over unequal networks", () => {
    const near = setting(250);
    const far = setting(250);
    near.contact(2, 3);
    far.contact(80, 20);
    far.contact(30, 45);
    for (const twin of [near, far]) twin.pass(10_000);
    const nearError = near.clock.now() - near.serverMs();
    const farError = far.clock.now() - far.serverMs();
    expect(Math.abs(nearError - farError)).toBeLessThan(100);
  });

  it("catches up at once when asked to", () => {
    const { clock, contact, serverMs } = setting(900);
    contact(5, 5);
    clock.catchUp();
    expect(Math.abs(clock.now() - serverMs())).toBeLessThanOrEqual(1);
  });
});
