import type { Scope } from "./scope.ts";

const LOOK_MS = 10_000;
const STUCK_MS = 60_000;
const KEY = "fangfei.restartedAt";
/** A page that gets stuck again and again must not flicker. */
const RESTART_PAUSE_MS = 600_000;

/** Calls `restart` when the show has not looked at the clock, or a visible page has painted nothing, for 60 s. */
export function watchPulse(scope: Scope, tickedAtMs: () => number, frames: () => number, restart: () => void): void {
  let seenFrames = frames();
  let paintedAtMs = performance.now();
  const timer = window.setInterval(() => {
    const now = performance.now();
    if (frames() !== seenFrames || document.visibilityState !== "visible") {
      seenFrames = frames();
      paintedAtMs = now;
    }
    if (now - tickedAtMs() < STUCK_MS && now - paintedAtMs < STUCK_MS) return;
    // Somebody may have set the device's clock back since.
    if (Math.abs(Date.now() - Number(window.sessionStorage.getItem(KEY))) < RESTART_PAUSE_MS) return;
    window.sessionStorage.setItem(KEY, String(Date.now()));
    restart();
  }, LOOK_MS);
  scope.onEnd(() => window.clearInterval(timer));
}
