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
  /** Network blocks the Worker may call, as workerd's `network.allow`; none unless something is configured that needs it. */
  outbound: string[];
  /** Hosts (`host` or `host:port`) that bureaus may have alerts sent to; undefined: the Worker's own list. */
  webhooks: string[] | undefined;
  /** Sign-in by the organisation's own OIDC provider. */
  oidc: Oidc | undefined;
  /** Addresses of the HTTPS proxies in front, whose word on the client's address counts. */
  proxies: string[];
  /** Requests a second that one address may go on sending to the API; 0: as many as it likes. */
  ceiling: number | undefined;
}

export interface Oidc {
  issuer: string;
  clientId: string;
  /** Empty for a public client. */
  clientSecret: string;
  /** What the button says. */
  name: string;
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const publicUrl = readPublicUrl(environment["FANGFEI_PUBLIC_URL"]);
  const oidc = readOidc(environment, publicUrl);
  return {
    host: environment["HOST"] || "0.0.0.0",
    port: readPort(environment["PORT"] || "8787"),
    dataFolder: resolve(environment["FANGFEI_DATA"] || join(projectFolder, "data")),
    demo: readDemo(environment),
    publicUrl,
    outbound: readOutbound(environment["FANGFEI_OUTBOUND"] || (oidc ? "public" : "none")),
    webhooks: readWebhooks(environment["FANGFEI_WEBHOOKS"]),
    oidc,
    proxies: readProxies(environment["FANGFEI_PROXY"]),
    ceiling: readCeiling(environment["FANGFEI_CEILING"]),
  };
}

/** What only a server for others needs: with any of these nobody means to try the demo content, unless they say so. */
const FOR_REAL = ["FANGFEI_PUBLIC_URL", "FANGFEI_PROXY", "FANGFEI_OIDC_ISSUER"];

/** Demo accounts have passwords that everybody can read, so that a server meant for real data must come up without. */
function readDemo(environment: NodeJS.ProcessEnv): boolean {
  const text = environment["FANGFEI_DEMO"];
  if (!text) return !FOR_REAL.some((name) => environment[name]);
  if (text === "0" || text === "1") return text === "1";
  throw new Refusal(`FANGFEI_DEMO 应为 0 或 1,现为:${text}`, `FANGFEI_DEMO must be 0 or 1, but is: ${text}`);
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

/** The provider has to know where to send people back to, and nobody else may read its answers. */
function readOidc(environment: NodeJS.ProcessEnv, publicUrl: string | undefined): Oidc | undefined {
  const issuer = environment["FANGFEI_OIDC_ISSUER"];
  if (!issuer) return undefined;
  const clientId = environment["FANGFEI_OIDC_CLIENT_ID"];
  if (!publicUrl || !clientId) {
    throw new Refusal(
      "设置 FANGFEI_OIDC_ISSUER 时须同时设置 FANGFEI_OIDC_CLIENT_ID 和 FANGFEI_PUBLIC_URL。",
      "FANGFEI_OIDC_ISSUER needs FANGFEI_OIDC_CLIENT_ID and FANGFEI_PUBLIC_URL as well.",
    );
  }
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const loopback = url?.hostname === "localhost" || url?.hostname === "127.0.0.1" || url?.hostname === "[::1]";
  if (url?.protocol !== "https:" && !(url?.protocol === "http:" && loopback)) {
    throw new Refusal(
      `FANGFEI_OIDC_ISSUER 应为 https 网址,现为:${issuer}`,
      `FANGFEI_OIDC_ISSUER must be an https URL, but is: ${issuer}`,
    );
  }
  const clientSecret = environment["FANGFEI_OIDC_CLIENT_SECRET"] ?? "";
  return { issuer, clientId, clientSecret, name: environment["FANGFEI_OIDC_NAME"] || url.host };
}

function readOutbound(text: string): string[] {
  if (text === "none") return [];
  const blocks = text.split(",").map((block) => block.trim());
  if (blocks.every((block) => /^(public|private|[\da-f.:]+\/\d{1,3})$/i.test(block))) return blocks;
  throw new Refusal(
    `FANGFEI_OUTBOUND 应为 none、public、private 或网段(以逗号分隔),现为:${text}`,
    `FANGFEI_OUTBOUND must be none or list public, private or network blocks (10.0.0.0/8), but is: ${text}`,
  );
}

function readWebhooks(text: string | undefined): string[] | undefined {
  if (!text) return undefined;
  if (text === "none") return [];
  const hosts = text.split(",").map((host) => host.trim());
  if (hosts.every((host) => URL.canParse(`https://${host}/`) && /^[^/@?#\s]+$/.test(host)))
    return hosts.map((host) => new URL(`https://${host}/`).host);
  throw new Refusal(
    `FANGFEI_WEBHOOKS 应为 none 或主机名(可带端口,以逗号分隔),现为:${text}`,
    `FANGFEI_WEBHOOKS must be none or list hosts such as robot.example.cn or 10.0.0.5:8443, but is: ${text}`,
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

function readCeiling(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const ceiling = Number(text);
  if (Number.isFinite(ceiling) && ceiling >= 0) return ceiling;
  throw new Refusal(
    `FANGFEI_CEILING 应为每秒请求数(0 为不限),现为:${text}`,
    `FANGFEI_CEILING must be a number of requests a second (0: no ceiling), but is: ${text}`,
  );
}
