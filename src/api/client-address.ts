import type { Env } from "../env.ts";

/**
 * The address a request comes from, without a port; "" when not known. In the cloud the edge says it. Plain workerd
 * passes a client's own `CF-Connecting-IP` through unchecked: there `request.cf.clientIp` is the truth, and
 * `X-Forwarded-For` counts only from a proxy that the operator named.
 */
export function clientAddress(env: Pick<Env, "EDITION" | "PROXY">, headers: Headers, clientIp: unknown): string {
  if (env.EDITION !== "server") return headers.get("cf-connecting-ip") ?? "";
  const peer = typeof clientIp === "string" ? bare(clientIp) : "";
  const proxies = env.PROXY?.split(",") ?? [];
  if (!proxies.includes(peer)) return peer;
  // Each proxy adds the address that it saw: the last that is no proxy of ours; those before it are the client's claims.
  const seen = (headers.get("x-forwarded-for") ?? "").split(",").map((part) => bare(part.trim()));
  const client = seen.findLast((address) => !proxies.includes(address)) ?? "";
  return ADDRESS.test(client) ? client : peer;
}

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]+)$/i;

/** `192.0.2.1:4711`, `[2001:db8::1]:4711`, and IPv4 on an IPv6 socket as `[::ffff:192.0.2.1]:4711`. */
function bare(written: string): string {
  const [, bracketed] = /^\[(.*)\](?::\d+)?$/.exec(written) ?? [];
  const address = bracketed ?? written.replace(/^([\d.]+):\d+$/, "$1");
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** Whom limits count as one: an IPv4 address, or the /64 that an IPv6 host chooses its addresses from (RFC 4291 §2.5.4). */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const behind = tail === undefined || tail === "" ? 0 : tail.split(":").length + (tail.includes(".") ? 1 : 0);
  // `::` stands for as many zeros as are missing to eight.
  const zeros = tail === undefined ? 0 : Math.max(8 - groups.length - behind, 0);
  const whole = [...groups, ...Array.from({ length: zeros }, () => "0"), ...(tail ? tail.split(":") : [])];
  return `${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
