import type { ServerClock } from "../clock/clock.ts";
import { laterOf, type Later } from "../later.ts";
import { within } from "../scope.ts";
import { gzip } from "./compress.ts";

const ROOT = "/api/device/v1";
const TIMEOUT_MS = 20_000;
/** A Date header counts whole seconds. */
const DATE_RESOLUTION_MS = 1_000;

export type Call = {
  method: "GET" | "POST";
  path: string;
  /** Token of the screen or secret of the pairing. */
  bearer?: string;
  etag?: string;
  /** Sent as JSON; a Blob as it is. */
  body?: unknown;
  compress?: boolean;
};

/** `body` is the parsed JSON, or null when there was none. `sentAtMs` and `receivedAtMs` are monotonic. */
export type Reply = {
  status: number;
  body: unknown;
  etag: string;
  /** The server asks to be asked again later. */
  later: Later | null;
  sentAtMs: number;
  receivedAtMs: number;
};

export type DeviceApi = {
  call(call: Call): Promise<Reply>;
  /** Monotonic instant of the last answer of any kind, or null. */
  lastContactMs(): number | null;
};

/**
 * The device protocol over fetch. Rejects only when the server was not reached; every answer also tells the clock
 * what time the server has.
 */
export function createApi(clock: ServerClock, monotonic: () => number): DeviceApi {
  let lastContact: number | null = null;

  async function call({ method, path, bearer, etag, body, compress }: Call): Promise<Reply> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (bearer) headers["Authorization"] = `Bearer ${bearer}`;
    if (etag) headers["If-None-Match"] = etag;
    const init: RequestInit = { method, headers, cache: "no-store", credentials: "omit" };
    if (body instanceof Blob) {
      headers["Content-Type"] = body.type;
      init.body = body;
    } else if (body !== undefined) {
      const text = JSON.stringify(body);
      const packed = compress ? await gzip(text) : null;
      headers["Content-Type"] = "application/json";
      if (packed) headers["Content-Encoding"] = "gzip";
      init.body = packed ?? text;
    }
    return within(TIMEOUT_MS, async (signal) => {
      const sentAtMs = monotonic();
      const response = await fetch(ROOT + path, { ...init, signal });
      const receivedAtMs = monotonic();
      const date = Date.parse(response.headers.get("Date") ?? "");
      if (!Number.isNaN(date)) clock.contact(sentAtMs, receivedAtMs, date, DATE_RESOLUTION_MS);
      lastContact = receivedAtMs;
      return {
        status: response.status,
        body: readJson(await response.text()),
        etag: response.headers.get("ETag") ?? "",
        later: laterOf(response),
        sentAtMs,
        receivedAtMs,
      };
    });
  }

  return { call, lastContactMs: () => lastContact };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
