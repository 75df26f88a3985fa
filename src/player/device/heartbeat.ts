import type { Heartbeat, HeartbeatAnswer } from "../../contracts/device.ts";
import type { ServerClock } from "../clock/clock.ts";
import { PlayerProblem } from "../problem.ts";
import type { TokenCall } from "./token.ts";

const HEARTBEAT_MS = 60_000;
/** Twins show the same within 100 ms; this leaves each of them a quarter of that. */
const IN_STEP_MS = 25;
/** The first round trips of a busy start are slow: measure again, so many times, until twins can be in step. */
const EXTRA_BEATS = 4;
const EXTRA_BEAT_MS = 3_000;
/** Until the server has said its time, what is shown goes by a guess and plays wait. */
const UNMEASURED_MS = 15_000;

export type Heart = {
  /** Sends one heartbeat, sets the clock by the answer, and returns the version of the manifest in force. */
  beat(): Promise<string | null>;
  /** How long to wait before the next one, ms. */
  pauseMs(): number;
  /** Resolves when the first heartbeat was answered or failed. */
  readonly first: Promise<void>;
};

/** `state` is asked at every beat for what to report. */
export function createHeart(call: TokenCall, clock: ServerClock, state: () => Heartbeat): Heart {
  let extraBeats = EXTRA_BEATS;
  let heard: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    heard = resolve;
  });

  async function send(): Promise<string | null> {
    const answer = await call({ method: "POST", path: "/heartbeat", body: state() });
    if (answer.status !== 200) throw new PlayerProblem("heartbeat_failed", `status ${answer.status}`);
    const { serverTime, manifest } = (answer.body ?? {}) as Partial<HeartbeatAnswer>;
    const serverMs = Date.parse(serverTime ?? "");
    if (!Number.isNaN(serverMs)) clock.contact(answer.sentAtMs, answer.receivedAtMs, serverMs, 1);
    return manifest ?? null;
  }

  return {
    first,
    async beat() {
      try {
        return await send();
      } finally {
        heard();
      }
    },
    pauseMs() {
      const doubtMs = clock.uncertaintyMs();
      const again = extraBeats > 0 && (doubtMs === null || doubtMs > IN_STEP_MS);
      if (again) extraBeats -= 1;
      if (again) return EXTRA_BEAT_MS;
      return clock.measured() ? HEARTBEAT_MS : UNMEASURED_MS;
    },
  };
}
