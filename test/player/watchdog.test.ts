import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createScope } from "../../src/player/scope.ts";
import { watchPulse } from "../../src/player/watchdog.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A page whose show and painting the test stops; `restarts` counts what the watchdog asked for. */
function page() {
  const state = { ticks: true, paints: true, visible: true, restarts: 0 };
  const kept = new Map<string, string>();
  vi.stubGlobal("window", {
    setInterval: setInterval.bind(globalThis),
    clearInterval: clearInterval.bind(globalThis),
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    },
  });
  vi.stubGlobal("document", {
    get visibilityState() {
      return state.visible ? "visible" : "hidden";
    },
  });
  let tickedAtMs = performance.now();
  let frames = 0;
  const tickedAt = () => (state.ticks ? (tickedAtMs = performance.now()) : tickedAtMs);
  const framesOf = () => (state.paints ? (frames += 1) : frames);
  const scope = createScope();
  const restart = () => void (state.restarts += 1);
  watchPulse(scope, tickedAt, framesOf, restart);
  return { state, scope };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the watchdog", () => {
  it("leaves a page alone that ticks and paints", () => {
    const { state } = page();
    vi.advanceTimersByTime(HOUR_MS);
    expect(state.restarts).toBe(0);
  });

  it.each([["ticks"], ["paints"]] as const)("restarts a page that no longer %s for a minute", (what) => {
    const { state } = page();
    vi.advanceTimersByTime(HOUR_MS);
    state[what] = false;
    vi.advanceTimersByTime(50_000);
    expect(state.restarts).toBe(0);
    vi.advanceTimersByTime(20_000);
    expect(state.restarts).toBe(1);
  });

  it("expects no painting of a page that is not visible, and gives it a minute when it is again", () => {
    const { state } = page();
    Object.assign(state, { visible: false, paints: false });
    vi.advanceTimersByTime(HOUR_MS);
    state.visible = true;
    vi.advanceTimersByTime(50_000);
    expect(state.restarts).toBe(0);
    vi.advanceTimersByTime(20_000);
    expect(state.restarts).toBe(1);
  });

  it("restarts at most once in ten minutes", () => {
    const { state } = page();
    state.ticks = false;
    vi.advanceTimersByTime(10 * MINUTE_MS);
    expect(state.restarts).toBe(1);
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(state.restarts).toBe(2);
  });

  it("keeps watch when the device's clock is set back after a restart", () => {
    const { state } = page();
    state.ticks = false;
    vi.advanceTimersByTime(MINUTE_MS);
    expect(state.restarts).toBe(1);
    vi.setSystemTime(Date.now() - 24 * HOUR_MS);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(state.restarts).toBe(2);
  });

  it("ends with the show", () => {
    const { state, scope } = page();
    scope.end();
    state.ticks = false;
    vi.advanceTimersByTime(HOUR_MS);
    expect(state.restarts).toBe(0);
  });
});
