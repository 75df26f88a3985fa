import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Refusal } from "./refusal.ts";

const packages: Record<string, string> = {
  "linux x64": "@cloudflare/workerd-linux-64",
  "linux arm64": "@cloudflare/workerd-linux-arm64",
  "darwin x64": "@cloudflare/workerd-darwin-64",
  "darwin arm64": "@cloudflare/workerd-darwin-arm64",
};

/** The real binary: the shim that npm puts into `.bin` does not pass signals on. */
export function workerdBinary(): string {
  const platform = `${process.platform} ${process.arch}`;
  const name = packages[platform];
  try {
    // Resolved from the workerd package, whose dependency the platform's package is.
    const own = createRequire(import.meta.url).resolve("workerd/package.json");
    if (name) return join(createRequire(own).resolve(`${name}/package.json`), "../bin/workerd");
  } catch {}
  throw new Refusal(`没有适用于此平台的 workerd:${platform}`, `There is no workerd for this platform: ${platform}`);
}

const mostDescriptors = 1_048_576;

/** How many descriptors a child of this process may open. Node raises its own soft limit to the hard one at start. */
export function descriptorLimit(): number {
  if (process.platform !== "linux") return 10_240;
  const limit = /^Max open files\s+(\S+)/m.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
  return limit === undefined || limit === "unlimited" ? mostDescriptors : Math.min(Number(limit), mostDescriptors);
}

/**
 * How many live channels the Worker may hold open at once. workerd has no cap of its own on connections and ends
 * when descriptors run out. A live channel takes two; each object's SQLite takes three; a quarter stays free for
 * plain requests, whose idle connections workerd closes after 15 s. Measured memory: 0.1 MB a channel.
 */
export function liveBound(descriptors: number): number {
  const objectFiles = Math.min(512, descriptors / 4);
  return Math.min(20_000, Math.max(16, Math.floor((descriptors * 0.75 - objectFiles) / 2)));
}
