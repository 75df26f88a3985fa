import { once } from "node:events";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { Refusal } from "./refusal.ts";

/** `host:port` as URLs and workerd write it; IPv6 in brackets. */
export function hostAndPort(host: string, port: number): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** The address this machine itself reaches the server by. */
export function ownUrl(host: string, port: number): string {
  const here = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${hostAndPort(here, port)}`;
}

/** All addresses to print; link-local ones need a zone, so they are left out. */
export function reachableUrls(host: string, port: number): string[] {
  if (host !== "0.0.0.0" && host !== "::") return [ownUrl(host, port)];
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => (host === "::" || entry.family === "IPv4") && !/^fe80:/i.test(entry.address))
    .map((entry) => `http://${hostAndPort(entry.address, port)}`);
}

/** The port to listen on, found free by listening on it for a moment; refuses otherwise. 0: the system chooses. */
export async function freePort(host: string, port: number): Promise<number> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, "listening");
  } catch (error) {
    throw refusalFor(error, host, port);
  }
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : port;
}

function refusalFor(error: unknown, host: string, port: number): unknown {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return new Refusal(
        `端口 ${port} 已被占用。请停止占用它的程序,或用 PORT 指定其他端口。`,
        `Port ${port} is already in use. Stop the other program or choose another port with PORT.`,
      );
    case "EACCES":
      return new Refusal(`没有权限监听端口 ${port}。`, `Not permitted to listen on port ${port}.`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Refusal(`本机没有地址 ${host}(HOST)。`, `This machine has no address ${host} (HOST).`);
    default:
      return error;
  }
}
