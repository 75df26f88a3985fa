/** Whose channel is asked for, and when: what the edge hands on to an object beside the upgrade itself. */
interface Upgrade {
  key: { screen: string; secret: string };
  facts: { now: number; requestId: string; address: string };
}

const HEADER = "fangfei-upgrade";

/** A WebSocket upgrade as the edge hands it to an object; the client's own headers stay behind. */
export function upgradeRequest(upgrade: Upgrade): Request {
  return new Request("http://object/", { headers: { upgrade: "websocket", [HEADER]: JSON.stringify(upgrade) } });
}

export function readUpgrade(request: Request): Upgrade {
  return asUpgrade(JSON.parse(request.headers.get(HEADER) ?? ""));
}

// Safe because only our own edge reaches an object's `fetch`, with what `upgradeRequest` made.
function asUpgrade(value: unknown) {
  return value as Upgrade;
}
