import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { WorkerEntrypoint } from "cloudflare:workers";
import type { Env } from "../env.ts";

/** better-auth's own scrypt parameters: 32 MiB and some 40 ms of CPU a password. */
const COST = { N: 16_384, r: 16, p: 1, maxmem: 64 * 1024 * 1024 } as const;
const KEY_BYTES = 64;

/**
 * Hashes passwords away from the objects: each takes tens of milliseconds of CPU, in which an object on the same
 * thread could answer no screen. On an own server it runs in a process of its own.
 */
export class Hasher extends WorkerEntrypoint<Env> {
  override async fetch(request: Request): Promise<Response> {
    const body = await request.json<{ password: string; hash?: string }>();
    const { pathname } = new URL(request.url);
    if (pathname === "/hash") return new Response(await hashPassword(body.password));
    if (pathname === "/verify") return new Response(String(await verifyPassword(body.password, body.hash ?? "")));
    return new Response("not found", { status: 404 });
  }
}

/** `scrypt$<salt>$<key>`, both hexadecimal. */
async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt);
  return `scrypt$${salt.toString("hex")}$${key.toString("hex")}`;
}

async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [scheme, salt, key] = stored.split("$");
  if (scheme !== "scrypt" || !salt || !key) return false;
  const known = Buffer.from(key, "hex");
  const given = await derive(password, Buffer.from(salt, "hex"));
  return known.length === given.length && timingSafeEqual(known, given);
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
