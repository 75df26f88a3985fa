import { Buffer } from "node:buffer";
import { createHmac } from "node:crypto";
import { env, runInDurableObject } from "cloudflare:test";
import { PASSWORD, send } from "../support/api.ts";

/** A browser: keeps the cookies that it is given, and forgets those that end. */
export class Browser {
  readonly jar = new Map<string, string>();

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await send(path, {
      method,
      headers: { "accept-language": "en", "user-agent": "Test/1", cookie, ...jsonType(body), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  get = (path: string) => this.send("GET", path);
  post = (path: string, body: unknown = {}) => this.send("POST", path, body);

  signIn(email: string, password = PASSWORD, headers: Record<string, string> = {}): Promise<Response> {
    return this.send("POST", "/api/auth/sign-in/email", { email, password }, headers);
  }

  /** Forgets only what the edge believes, so that it asks the directory. */
  doubt(): void {
    for (const name of this.jar.keys()) if (name.endsWith(".session_seen")) this.jar.delete(name);
  }

  #keep(line: string): void {
    const [pair = ""] = line.split(";");
    const name = pair.slice(0, pair.indexOf("="));
    if (/max-age=0(;|$)/i.test(line)) this.jar.delete(name);
    else this.jar.set(name, pair.slice(name.length + 1));
  }
}

function jsonType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { "content-type": "application/json" };
}

/** Headers of a request that comes at another instant. */
export function at(ms: number): Record<string, string> {
  return {
    "fangfei-demo-secret": "test-demo-secret",
    "fangfei-demo-instant": new Date(ms).toISOString(),
  };
}

export const problemOf = (response: Response) =>
  response.json<{ code: string; detail: string; errors?: { path: string; message: string }[] }>();

/** Runs in the directory's object, over its rows. */
export function inDirectory<Value>(work: (sql: SqlStorage) => Value): Promise<Value> {
  // Safe because `wrangler.toml` binds it.
  const stub = (env as unknown as { DIRECTORY: DurableObjectNamespace }).DIRECTORY.getByName("directory");
  return runInDurableObject(stub, (_, state) => work(state.storage.sql));
}

/** What the directory's trail says of a person, oldest first. */
export function trailOf(person: string): Promise<string[]> {
  return inDirectory((sql) =>
    sql
      .exec<{ action: string }>("SELECT action FROM audit WHERE subject = ? ORDER BY seq", person)
      .toArray()
      .map((row) => row.action),
  );
}

/** The code that an authenticator app shows `steps` × 30 s from now (RFC 6238, SHA-1, six digits). */
export function codeOf(uri: string, steps = 0): string {
  const secret = base32(new URL(uri).searchParams.get("secret") ?? "");
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

function base32(text: string): Buffer {
  const bits = [...text.replaceAll("=", "").toUpperCase()]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
