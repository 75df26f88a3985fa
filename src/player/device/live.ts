import type { LiveDown, LiveUp } from "../../contracts/live.ts";
import type { ServerClock } from "../clock/clock.ts";
import { backoffMs, type Scope, type Timer } from "../scope.ts";

/** What the server asks of a screen; `clock` is answered here. */
export type LiveOrder = Exclude<LiveDown, { type: "clock" }>;

export type LiveChannel = {
  open(): boolean;
  /** Tries again at once where it would have waited: the server is known to be back. */
  retry(): void;
  screenshotDone(screenshot: string): void;
};

export type LiveTools = {
  token: string;
  clock: Pick<ServerClock, "contact" | "uncertaintyMs">;
  monotonic: () => number;
  connect: (address: string, protocols: string[]) => WebSocket;
  chance: () => number;
  /** Whatever was said while the channel was down is in the manifest. */
  onOpen(): void;
  onOrder(order: LiveOrder): void;
  /** The server has closed the channel because of the token. */
  onRevoked(): void;
};

/** `LIVE_PROTOCOL` and `LIVE_CLOSE` of the contract. */
const PROTOCOL = "fangfei.v1";
const REPLACED = 4000;
const MALFORMED = 4400;
const REVOKED = 4401;
const FLOODED = 4429;

/** After this many attempts that brought nothing, the server is taken to have no room or no live channel. */
const HOPELESS_AFTER = 4;
const RARELY_MS = 900_000;
const RETRY_BASE_MS = 2_000;
const RETRY_MAX_MS = 120_000;
/** Shorter than what idle connections are allowed by proxies (60 s is common). */
const PROBE_MS = 25_000;
/** An answer that has not come by then will not come: the line is dead, though the socket does not know it. */
const ANSWER_MS = 10_000;
/** Round trips right after the opening, the best of which sets the clock. */
const FIRST_PROBES = 5;
const FIRST_PAUSE_MS = 200;

/**
 * Holds the live channel open for as long as `scope` lasts. A page cannot see why a socket did not open (refused and
 * no network look alike), so repeated failure only makes attempts rare; polling goes on regardless.
 */
export function holdLiveChannel(scope: Scope, tools: LiveTools): LiveChannel {
  let socket: WebSocket | null = null;
  let failures = 0;
  let probesLeft = 0;
  let retryTimer: Timer;
  let probeTimer: Timer;
  let answerTimer: Timer;

  function say(message: LiveUp): void {
    if (socket && socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }

  function connect(): void {
    clearTimeout(retryTimer);
    const address = `${window.location.origin.replace(/^http/, "ws")}/api/device/v1/live`;
    const own = tools.connect(address, [PROTOCOL, `token.${tools.token}`]);
    socket = own;
    own.addEventListener("open", () => {
      if (own !== socket) return;
      say({ type: "hello" });
      probesLeft = FIRST_PROBES;
      probe();
      tools.onOpen();
    });
    own.addEventListener("message", (event: MessageEvent<unknown>) => {
      const message = own === socket ? readDown(event.data) : null;
      if (!message) return;
      if (message.type === "clock") heardClock(message.sentAt, Date.parse(message.serverTime));
      else tools.onOrder(message);
    });
    own.addEventListener("close", (event) => {
      if (own === socket) lost(event.code);
    });
  }

  /** Asks for the time; silence means that the line is dead. */
  function probe(): void {
    clearTimeout(probeTimer);
    clearTimeout(answerTimer);
    say({ type: "clock", sentAt: tools.monotonic() });
    answerTimer = setTimeout(() => {
      const dead = socket;
      lost(null);
      if (dead) dead.close();
    }, ANSWER_MS);
  }

  function heardClock(sentAtMs: number, serverMs: number): void {
    clearTimeout(answerTimer);
    failures = 0;
    if (!isNaN(serverMs)) tools.clock.contact(sentAtMs, tools.monotonic(), serverMs, 1);
    probesLeft -= 1;
    probeTimer = setTimeout(probe, probesLeft > 0 ? FIRST_PAUSE_MS : PROBE_MS);
  }

  /** `code`: why it closed; null when we gave it up. */
  function lost(code: number | null): void {
    socket = null;
    clearTimeout(probeTimer);
    clearTimeout(answerTimer);
    if (scope.ended()) return;
    failures += 1;
    const rarely = code === REPLACED || code === MALFORMED || code === FLOODED || failures > HOPELESS_AFTER;
    const waitMs = rarely
      ? backoffMs(0, RARELY_MS, RARELY_MS, tools.chance())
      : backoffMs(failures - 1, RETRY_BASE_MS, RETRY_MAX_MS, tools.chance());
    retryTimer = setTimeout(connect, waitMs);
    if (code === REVOKED) tools.onRevoked();
  }

  function retry(): void {
    if (socket || scope.ended()) return;
    failures = 0;
    connect();
  }

  connect();
  window.addEventListener("online", retry);
  scope.onEnd(() => {
    for (const timer of [retryTimer, probeTimer, answerTimer]) clearTimeout(timer);
    window.removeEventListener("online", retry);
    if (socket) socket.close();
  });
  return {
    open: () => socket !== null && socket.readyState === WebSocket.OPEN,
    retry,
    screenshotDone: (screenshot) => say({ type: "screenshot_done", screenshot }),
  };
}

/** Fields besides `type` that a message needs; what is not listed is not known to this version. */
const FIELDS: Record<LiveDown["type"], readonly [name: string, type: string][]> = {
  plan_changed: [["withinMs", "number"]],
  takeover: [],
  takeover_end: [],
  identify: [],
  reload: [],
  screenshot: [["screenshot", "string"]],
  clock: [
    ["sentAt", "number"],
    ["serverTime", "string"],
  ],
};

/** Null for what this version does not understand. */
export function readDown(data: unknown): LiveDown | null {
  try {
    const message: unknown = typeof data === "string" ? JSON.parse(data) : null;
    return isDown(message) ? message : null;
  } catch {
    return null;
  }
}

function isDown(message: unknown): message is LiveDown {
  if (typeof message !== "object" || message === null) return false;
  const found = message as Record<string, unknown>;
  const type = found["type"];
  if (typeof type !== "string" || !Object.prototype.hasOwnProperty.call(FIELDS, type)) return false;
  return FIELDS[type as LiveDown["type"]].every(([name, kind]) => typeof found[name] === kind);
}
