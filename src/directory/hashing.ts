import type { Env } from "../env.ts";

/** Hashes by the hasher service, where it holds up no object. */
export async function hashPassword(env: Env, password: string): Promise<string> {
  const response = await env.HASHER.fetch("http://hasher/hash", { method: "POST", body: JSON.stringify({ password }) });
  return response.text();
}

export async function verifyPassword(env: Env, pair: { hash: string; password: string }): Promise<boolean> {
  const response = await env.HASHER.fetch("http://hasher/verify", { method: "POST", body: JSON.stringify(pair) });
  return (await response.text()) === "true";
}
