import { LIVE_CLOSE, LIVE_PROTOCOL, LiveUp, type LiveDown } from "../../contracts/live.ts";
import { Problem } from "../../contracts/problem.ts";
import { Buckets } from "../../platform/limit.ts";
import { utcText, type Notice } from "../../platform/tx.ts";

/** Longer than anything that a screen says. */
const LONGEST_MESSAGE = 1_024;
/** A screen says six things when its channel opens, and then asks for the time every 25 s. */
const SAYING = { burst: 60, everyMs: 1_000 };
/** A device without power does not close its channel: three questions for the time have not come. */
const SILENT_MS = 90_000;
const RETRY_AFTER_S = 60;
/** Sockets of one screen, with those whose other end has not answered their closing: they hold descriptors as well. */
const MOST_OF_ONE = 8;
/** Beyond the bound for screens that change an open channel for a new one: one to so many of the bound. */
const SPARE = 8;

/** Sockets held by object, until both ends have closed: those of one process share one bound. */
const heldByObject = new Map<string, number>();

/**
 * The sockets of one bureau's screens, held by hibernation: an idle object leaves memory, and its sockets stay. One for
 * each screen; the newest wins.
 */
export class LiveChannels {
  readonly #ctx: DurableObjectState;
  readonly #sql: SqlStorage;
  readonly #object: string;
  readonly #most: number;
  /** By screen: asking each of thousands of sockets for its tag costs a takeover more than all of its rows. */
  readonly #open = new Map<string, { socket: WebSocket; heardMs: number }>();
  readonly #said = new Buckets(SAYING);

  /** `most` live channels of all bureaus together. */
  constructor(ctx: DurableObjectState, object: string, most: number) {
    this.#ctx = ctx;
    this.#sql = ctx.storage.sql;
    this.#object = object;
    this.#most = most;
    this.#recount();
    for (const socket of ctx.getWebSockets())
      if (isOpen(socket))
        this.#open.set(this.#screenOf(socket), { socket, heardMs: Number(socket.deserializeAttachment()) });
    if (this.#open.size === 0) this.#sql.exec("DELETE FROM live_screen");
  }

  /** Throws `unavailable` when the process holds as many as its descriptors allow, or the screen too many that linger. */
  open(screen: string, nowMs: number): Response {
    const former = this.#ctx.getWebSockets(screen);
    if (former.length >= MOST_OF_ONE) throw noRoom();
    this.#requireRoom(former.some(isOpen) ? Math.ceil(this.#most / SPARE) : 0);
    const [client, server] = Object.values(new WebSocketPair());
    if (!client || !server) throw new Error("A WebSocketPair has two ends");
    this.#ctx.acceptWebSocket(server, [screen]);
    heldByObject.set(this.#object, (heldByObject.get(this.#object) ?? 0) + 1);
    this.#open.set(screen, { socket: server, heardMs: nowMs });
    server.serializeAttachment(nowMs);
    for (const socket of former) socket.close(LIVE_CLOSE.replaced, "replaced");
    this.#sql.exec("INSERT OR REPLACE INTO live_screen (screen, since) VALUES (?, ?)", screen, nowMs);
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "sec-websocket-protocol": LIVE_PROTOCOL },
    });
  }

  send({ to, data, close }: Notice): void {
    for (const screen of to ?? this.#open.keys()) {
      const socket = this.#open.get(screen)?.socket;
      // A socket that is going away throws; its screen comes back and asks.
      try {
        if (data !== undefined) socket?.send(data);
        if (close !== undefined) socket?.close(LIVE_CLOSE[close], close);
      } catch {
        continue;
      }
    }
  }

  heard(socket: WebSocket, data: string | ArrayBuffer, nowMs: number): void {
    // What was on its way when we closed it.
    if (!isOpen(socket)) return;
    const screen = this.#screenOf(socket);
    this.#open.set(screen, { socket, heardMs: nowMs });
    // Outlives the object's sleep, and is written nowhere.
    socket.serializeAttachment(nowMs);
    if (this.#said.take(screen, nowMs) > 0) return socket.close(LIVE_CLOSE.flooded, "flooded");
    const said = typeof data === "string" && data.length <= LONGEST_MESSAGE ? read(data) : null;
    if (!said) return socket.close(LIVE_CLOSE.malformed, "malformed");
    if (said.type !== "clock") return;
    const answer: LiveDown = { type: "clock", sentAt: said.sentAt, serverTime: utcText(nowMs) };
    socket.send(JSON.stringify(answer));
  }

  /** Ends the channels on which nothing has come for too long. To be called every minute or so. */
  endSilent(nowMs: number): void {
    for (const [screen, { socket, heardMs }] of this.#open) {
      if (nowMs - heardMs < SILENT_MS) continue;
      socket.close(LIVE_CLOSE.silent, "silent");
      this.#forget(screen);
    }
  }

  /** To be called when a socket has closed, from either end; the other end's closing is answered at once. */
  closed(socket: WebSocket): void {
    socket.close();
    heldByObject.set(this.#object, Math.max(0, (heldByObject.get(this.#object) ?? 0) - 1));
    const screen = this.#screenOf(socket);
    const newest = this.#open.get(screen)?.socket;
    if (newest && newest !== socket && isOpen(newest)) return;
    this.#forget(screen);
  }

  #forget(screen: string): void {
    this.#open.delete(screen);
    this.#sql.exec("DELETE FROM live_screen WHERE screen = ?", screen);
  }

  #screenOf(socket: WebSocket): string {
    return this.#ctx.getTags(socket)[0] ?? "";
  }

  #requireRoom(spare: number): void {
    const total = () => [...heldByObject.values()].reduce((sum, held) => sum + held, 0);
    if (total() < this.#most + spare) return;
    this.#recount();
    if (total() >= this.#most + spare) throw noRoom();
  }

  #recount(): void {
    heldByObject.set(this.#object, this.#ctx.getWebSockets().length);
  }
}

function noRoom(): Problem {
  return new Problem("unavailable", { retryAfterS: RETRY_AFTER_S });
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
