import { Later } from "./later.ts";

/** A stretch of work that can be ended as a whole: its timers and listeners end with it. */
export type Scope = {
  ended(): boolean;
  end(): void;
  onEnd(run: () => void): void;
  /**
   * Runs `work` again and again, `pauseMs` after the last run has finished; errors go to `onError`. After a `Later` it
   * waits as long as it was asked to, nudged or not.
   */
  repeat(work: () => Promise<void>, pauseMs: () => number, onError: (error: unknown) => void): Repeating;
};

/** What `setTimeout` gives: a number in browsers, an object where the tests run. */
export type Timer = ReturnType<typeof setTimeout> | undefined;

export type Repeating = {
  /** Runs now, or right after the present run. */
  nudge(): void;
};

export function createScope(): Scope {
  let over = false;
  const endings: (() => void)[] = [];
  return {
    ended: () => over,
    end() {
      over = true;
      for (const run of endings.splice(0)) run();
    },
    onEnd(run) {
      if (over) run();
      else endings.push(run);
    },
    repeat(work, pauseMs, onError) {
      let timer: Timer;
      let running = false;
      let again = false;
      let closedUntilMs = 0;
      async function turn(): Promise<void> {
        if (over) return;
        running = true;
        again = false;
        let later: Later | null = null;
        try {
          await work();
        } catch (error) {
          if (error instanceof Later) later = error;
          onError(error);
        }
        running = false;
        // A little more by chance, so that all who were sent away do not come back at once.
        if (later) closedUntilMs = performance.now() + later.waitMs * (1 + Math.random() / 10);
        if (!over) runIn(later || again ? 0 : pauseMs());
      }
      function runIn(ms: number): void {
        clearTimeout(timer);
        timer = setTimeout(() => void turn(), Math.max(ms, closedUntilMs - performance.now()));
      }
      endings.push(() => clearTimeout(timer));
      void turn();
      return {
        nudge() {
          again = true;
          if (running || over) return;
          if (performance.now() < closedUntilMs) return runIn(0);
          clearTimeout(timer);
          void turn();
        },
      };
    },
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Waiting time in ms before attempt `failures + 1`: doubles from `baseMs` up to `maxMs`, the upper half by chance, so
 * that screens do not come back all at once. `chance` is in [0, 1).
 */
export function backoffMs(failures: number, baseMs: number, maxMs: number, chance: number): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(failures, 20));
  return Math.round(ceiling / 2 + (ceiling / 2) * chance);
}

/** Runs `work` with a signal that breaks it off after so long. */
export async function within<Value>(limitMs: number, work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limitMs);
  try {
    return await work(abort.signal);
  } finally {
    clearTimeout(timer);
  }
}
