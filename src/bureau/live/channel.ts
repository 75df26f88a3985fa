import { LIVE_CLOSE, LIVE_PROTOCOL, LiveUp, type LiveDown } from "../../contracts/live.ts";
import { Problem } from "../../contracts/problem.ts";
import { instantText, type Notice } from "../../platform/tx.ts";

/** Longer than anything that a screen says. */
const LONGEST_MESSAGE = 1_024;
const RETRY_AFTER_S = 60;
const FEW = 50;

/** Open channels by object: those of one process share one bound. */
const openByObject = new Map<string, number>();

/**
 * The sockets of one bureau's screens, held by hibernation: an idle object leaves memory, and its sockets stay. One for
 * each screen; the newest wins.
 */
export class LiveChannels {
  readonly #ctx: DurableObjectState;
  readonly #sql: SqlStorage;
  readonly #object: string;
  readonly #most: number;

  /** `most` live channels of all bureaus together. */
  constructor(ctx: DurableObjectState, object: string, most: number) {
    this.#ctx = ctx;
    this.#sql = ctx.storage.sql;
    this.#object = object;
    this.#most = most;
    if (this.#recount() === 0) this.#sql.exec("DELETE FROM live_screen");
  }

  /** Throws `unavailable` when the process holds as many as its descriptors allow. */
  open(screen: string, nowMs: number): Response {
    const former = this.#ctx.getWebSockets(screen);
    if (former.length === 0) this.#requireRoom();
    const [client, server] = Object.values(new WebSocketPair());
    if (!client || !server) throw new Error("A WebSocketPair has two ends");
    this.#ctx.acceptWebSocket(server, [screen]);
    openByObject.set(this.#object, (openByObject.get(this.#object) ?? 0) + 1);
    for (const socket of former) socket.close(LIVE_CLOSE.replaced, "replaced");
    this.#sql.exec("INSERT OR REPLACE INTO live_screen (screen, since) VALUES (?, ?)", screen, nowMs);
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "sec-websocket-protocol": LIVE_PROTOCOL },
    });
  }

  send({ to, data, close }: Notice): void {
    for (const socket of this.#addressed(to)) {
      // A socket that is going away throws; its screen comes back and asks.
      try {
        if (data !== undefined) socket.send(data);
        if (close !== undefined) socket.close(LIVE_CLOSE[close], close);
      } catch {
        continue;
      }
    }
  }

  heard(socket: WebSocket, data: string | ArrayBuffer, nowMs: number): void {
    const said = typeof data === "string" && data.length <= LONGEST_MESSAGE ? read(data) : null;
    if (!said) return socket.close(LIVE_CLOSE.malformed, "malformed");
    if (said.type !== "clock") return;
    const answer: LiveDown = { type: "clock", sentAt: said.sentAt, serverTime: instantText(nowMs) };
    socket.send(JSON.stringify(answer));
  }

  /** To be called when a socket has closed, from either end; the other end's closing is answered at once. */
  closed(socket: WebSocket): void {
    socket.close();
    openByObject.set(this.#object, Math.max(0, (openByObject.get(this.#object) ?? 0) - 1));
    const [screen = ""] = this.#ctx.getTags(socket);
    if (this.#socketsOf([screen]).some((other) => other !== socket)) return;
    this.#sql.exec("DELETE FROM live_screen WHERE screen = ?", screen);
  }

  /** Looked for one by one only while they are few: each look-up costs more than a glance at a socket's tag. */
  #addressed(to: Notice["to"]): WebSocket[] {
    if (to === null) return this.#ctx.getWebSockets();
    if (to.length < FEW) return this.#socketsOf(to);
    const screens = new Set(to);
    return this.#ctx.getWebSockets().filter((socket) => screens.has(this.#ctx.getTags(socket)[0] ?? ""));
  }

  #socketsOf(screens: readonly string[]): WebSocket[] {
    return screens.flatMap((screen) => this.#ctx.getWebSockets(screen)).filter(isOpen);
  }

  #requireRoom(): void {
    const total = () => [...openByObject.values()].reduce((sum, open) => sum + open, 0);
    if (total() < this.#most) return;
    this.#recount();
    if (total() >= this.#most) throw new Problem("unavailable", { retryAfterS: RETRY_AFTER_S });
  }

  #recount(): number {
    const open = this.#ctx.getWebSockets().filter(isOpen).length;
    openByObject.set(this.#object, open);
    return open;
  }
}

function isOpen(socket: WebSocket): boolean {
  return socket.readyState === WebSocket.READY_STATE_OPEN;
}

/** Null for what a version 1 screen never says; types that a newer one may say are let pass. */
function read(data: string): LiveUp | { type: "other" } | null {
  try {
    const value: unknown = JSON.parse(data);
    const said = LiveUp.safeParse(value);
    if (said.success) return said.data;
    return typeof value === "object" && value !== null && "type" in value ? { type: "other" } : null;
  } catch {
    return null;
  }
}
