/** One measurement of the server's clock against our monotonic one; all in ms. */
export type ClockSample = {
  /** Server time minus monotonic time. */
  offsetMs: number;
  /** Half round trip, plus half the resolution of the server's statement. */
  uncertaintyMs: number;
  /** Monotonic instant of the measurement. */
  takenAtMs: number;
};

/** Crystals of cheap players stray by less than 100 ppm, so a sample loses this much per ms of age. */
const DRIFT = 100e-6;
const KEPT_SAMPLES = 8;
/** Below this a difference is worked off gradually, so that no spot is cut short or shown twice. */
const SLEW_LIMIT_MS = 2_000;
/** A tenth: time never runs backwards and 100 ms are worked off in one second. */
const SLEW_RATE = 0.1;
/** How coarse a server's own statement is. */
const STATEMENT_MS = 1;

/** What a sample leaves open at `nowMs` (monotonic), ms. */
function doubtMs(sample: ClockSample, nowMs: number): number {
  return sample.uncertaintyMs + (nowMs - sample.takenAtMs) * DRIFT;
}

/**
 * The samples worth keeping at `nowMs`, the one to believe first: least uncertainty, age included.
 * Source: the clock filter of RFC 5905 §10, without its jitter weights.
 */
export function rankSamples(samples: readonly ClockSample[], nowMs: number): ClockSample[] {
  return [...samples].sort((a, b) => doubtMs(a, nowMs) - doubtMs(b, nowMs)).slice(0, KEPT_SAMPLES);
}

/** Can both samples be true of one clock? */
function agree(older: ClockSample, newer: ClockSample): boolean {
  const driftMs = (newer.takenAtMs - older.takenAtMs) * DRIFT;
  const apartMs = Math.abs(older.offsetMs - newer.offsetMs);
  return apartMs <= older.uncertaintyMs + newer.uncertaintyMs + driftMs + 1;
}

export type ServerClock = {
  /** The server's time as we know it, ms since 1970. Never runs backwards but for a correction above 2 s. */
  now(): number;
  /**
   * Feeds one contact: monotonic instants of request and answer, and what the server said its time was.
   * `resolutionMs` is how coarse that statement is (a Date header: 1000, heeded only while there is nothing better).
   */
  contact(sentAtMs: number, receivedAtMs: number, serverMs: number, resolutionMs: number): void;
  /** Has the server itself said its time? A Date header may be that of a proxy or of a wireless network's sign-in. */
  measured(): boolean;
  /** By how much time has jumped so far in all, ms: corrections above 2 s, and what was caught up. */
  jumpedMs(): number;
  /** Takes over the best knowledge at once instead of gradually: for the time before anything is shown. */
  catchUp(): void;
  /** Half-width in ms of what we do not know, or null before the first contact. */
  uncertaintyMs(): number | null;
};

/**
 * A clock that follows the server's and runs on a monotonic source (`performance.now`), so that changes of the
 * device's own clock have no effect on what is shown or proven.
 * `startMs` is the best guess of the server's time now, for starting without a network.
 */
export function createClock(monotonic: () => number, startMs: number): ServerClock {
  let samples: ClockSample[] = [];
  let appliedAtMs = monotonic();
  let appliedMs = startMs - appliedAtMs;
  let targetMs = appliedMs;
  let jumpedMs = 0;
  let measured = false;

  function settle(): void {
    const at = monotonic();
    const step = (at - appliedAtMs) * SLEW_RATE;
    const rest = targetMs - appliedMs;
    appliedMs += Math.max(-step, Math.min(step, rest));
    appliedAtMs = at;
  }

  function jump(): void {
    jumpedMs += targetMs - appliedMs;
    appliedMs = targetMs;
  }

  return {
    now() {
      settle();
      return appliedAtMs + appliedMs;
    },
    contact(sentAtMs, receivedAtMs, serverMs, resolutionMs) {
      const precise = resolutionMs <= STATEMENT_MS;
      // Anybody in between writes Date headers, with clocks of their own.
      if (measured && !precise) return;
      settle();
      const roundTripMs = receivedAtMs - sentAtMs;
      const sample: ClockSample = {
        offsetMs: serverMs + resolutionMs / 2 - (sentAtMs + roundTripMs / 2),
        uncertaintyMs: (roundTripMs + resolutionMs) / 2,
        takenAtMs: receivedAtMs,
      };
      // Samples that exclude each other mean that the server's clock was set: the older ones speak of another time.
      samples = samples.filter((older) => agree(older, sample));
      samples = rankSamples([...samples, sample], receivedAtMs);
      targetMs = samples[0]?.offsetMs ?? targetMs;
      if (Math.abs(targetMs - appliedMs) > SLEW_LIMIT_MS) jump();
      if (precise) measured = true;
    },
    measured: () => measured,
    jumpedMs: () => jumpedMs,
    catchUp() {
      settle();
      jump();
    },
    uncertaintyMs() {
      const best = rankSamples(samples, monotonic())[0];
      return best ? doubtMs(best, monotonic()) : null;
    },
  };
}
