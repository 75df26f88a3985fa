import type { Env } from "../env.ts";

/**
 * The address a request comes from, without a port; "" when not known. In the cloud the edge says it. Plain workerd
 * passes a client's own `CF-Connecting-IP` through unchecked: there `request.cf.clientIp` is the truth, and
 * `X-Forwarded-For` counts only from a proxy that the operator named.
 */
export function clientAddress(env: Pick<Env, "EDITION" | "PROXY">, headers: Headers, clientIp: unknown): string {
  if (env.EDITION !== "server") return headers.get("cf-connecting-ip") ?? "";
  const peer = typeof clientIp === "string" ? withoutPort(clientIp) : "";
  if (!env.PROXY?.split(",").includes(peer)) return peer;
  // The last address is the one the proxy itself saw; those before it are the client's own claims.
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || peer;
}

/** workerd writes `192.0.2.1:4711`, `[2001:db8::1]:4711`, and IPv4 on an IPv6 socket as `[::ffff:192.0.2.1]:4711`. */
function withoutPort(peer: string): string {
  return peer.replace(/:\d+$/, "").replace(/^\[(?:::ffff:(?=\d+\.))?(.*)\]$/i, "$1");
}
