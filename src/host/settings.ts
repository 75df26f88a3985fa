import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { Refusal } from "./refusal.ts";

/** The project's folder: everything the host reads beside its data lies under it. */
export const projectFolder = resolve(import.meta.dirname, "../..");

/** What the operator decided, from the environment (docs/operations.md lists the variables). */
export interface Settings {
  host: string;
  /** 0 lets the system choose; the running server knows which. */
  port: number;
  dataFolder: string;
  demo: boolean;
  /** Without a trailing slash; undefined: links are made from the request's Host. */
  publicUrl: string | undefined;
  /** Network blocks the Worker may call (webhooks, mail relay, parent bureau), as workerd's `network.allow`. */
  outbound: string[];
  /** Addresses of the HTTPS proxies in front, whose word on the client's address counts. */
  proxies: string[];
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    host: environment["HOST"] || "0.0.0.0",
    port: readPort(environment["PORT"] || "8787"),
    dataFolder: resolve(environment["FANGFEI_DATA"] || join(projectFolder, "data")),
    demo: environment["FANGFEI_DEMO"] !== "0",
    publicUrl: readPublicUrl(environment["FANGFEI_PUBLIC_URL"]),
    outbound: readOutbound(environment["FANGFEI_OUTBOUND"] || "public"),
    proxies: readProxies(environment["FANGFEI_PROXY"]),
  };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Refusal(`PORT 不是端口号:${text}`, `PORT is not a port number: ${text}`);
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search) return url.origin;
  throw new Refusal(
    `FANGFEI_PUBLIC_URL 应为不带路径的网址,例如 https://fangfei.example.cn,现为:${text}`,
    `FANGFEI_PUBLIC_URL must be an origin such as https://fangfei.example.cn, but is: ${text}`,
  );
}

function readOutbound(text: string): string[] {
  const blocks = text.split(",").map((block) => block.trim());
  if (blocks.every((block) => /^(public|private|[\da-f.:]+\/\d{1,3})$/i.test(block))) return blocks;
  throw new Refusal(
    `FANGFEI_OUTBOUND 应为 public、private 或网段(以逗号分隔),现为:${text}`,
    `FANGFEI_OUTBOUND must list public, private or network blocks (10.0.0.0/8), but is: ${text}`,
  );
}

function readProxies(text: string | undefined): string[] {
  const addresses = text ? text.split(",").map((address) => address.trim()) : [];
  if (addresses.every((address) => isIP(address) !== 0)) return addresses;
  throw new Refusal(
    `FANGFEI_PROXY 应为代理的 IP 地址(以逗号分隔),现为:${text}`,
    `FANGFEI_PROXY must list the proxies' IP addresses, but is: ${text}`,
  );
}
