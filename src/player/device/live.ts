import { backoffMs, type Scope, type Timer } from "../scope.ts";

/** What the server can say on the live channel; anything else is ignored. */
export type LiveMessage = "plan_changed" | "takeover" | "takeover_end" | "identify" | "reload";

const KNOWN: readonly string[] = ["plan_changed", "takeover", "takeover_end", "identify", "reload"];
/** After this many attempts that never opened, the server is taken to have no live channel. */
const HOPELESS_AFTER = 4;
const RARELY_MS = 900_000;
const RETRY_BASE_MS = 2_000;
const RETRY_MAX_MS = 120_000;

/**
 * Holds the live channel open for as long as `scope` lasts. A page cannot see why a socket did not open (404 or no
 * network look alike), so repeated failure only makes attempts rare; polling goes on regardless.
 */
export function holdLiveChannel(
  token: string,
  scope: Scope,
  onOpen: () => void,
  onMessage: (message: LiveMessage) => void,
): { open(): boolean } {
  let socket: WebSocket | null = null;
  let failures = 0;
  let timer: Timer;

  function connect(): void {
    const address = `${window.location.origin.replace(/^http/, "ws")}/api/device/v1/live`;
    socket = new WebSocket(address, ["fangfei.v1", `token.${token}`]);
    let opened = false;
    socket.addEventListener("open", () => {
      opened = true;
      failures = 0;
      socket?.send(JSON.stringify({ type: "hello" }));
      onOpen();
    });
    socket.addEventListener("message", (event: MessageEvent<unknown>) => {
      const type = typeOf(event.data);
      if (isKnown(type)) onMessage(type);
    });
    socket.addEventListener("close", () => {
      if (scope.ended()) return;
      failures += 1;
      const hopeless = !opened && failures >= HOPELESS_AFTER;
      const base = hopeless ? RARELY_MS : RETRY_BASE_MS;
      timer = setTimeout(connect, backoffMs(failures, base, hopeless ? RARELY_MS : RETRY_MAX_MS, Math.random()));
    });
  }

  connect();
  // A network that comes back is worth an attempt at once.
  const retry = () => {
    if (socket && socket.readyState === WebSocket.CLOSED) {
      clearTimeout(timer);
      connect();
    }
  };
  window.addEventListener("online", retry);
  scope.onEnd(() => {
    clearTimeout(timer);
    window.removeEventListener("online", retry);
    socket?.close();
  });
  return { open: () => socket !== null && socket.readyState === WebSocket.OPEN };
}

function typeOf(data: unknown): string {
  if (typeof data !== "string") return "";
  try {
    const message: unknown = JSON.parse(data);
    if (typeof message !== "object" || message === null) return "";
    const type = (message as { type?: unknown }).type;
    return typeof type === "string" ? type : "";
  } catch {
    return "";
  }
}

function isKnown(type: string): type is LiveMessage {
  return KNOWN.includes(type);
}
