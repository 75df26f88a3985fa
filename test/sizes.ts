import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "../src/host/build.ts";

// `node test/sizes.ts`: what a screen or a browser fetches before it shows anything, and what is deployed. The
// player's limit is a design rule (a screen on a poor line); the Worker's is Cloudflare's own (3 MB compressed).

const kibibyte = 1_024;
const output = await build();

/** The page and every script and style it names itself; what is imported on demand does not count. */
function firstLoad(page: string, base: string): number {
  const folder = dirname(page);
  const html = readFileSync(page, "utf8");
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? "");
  if (files.length === 0) throw new Error(`${page} names no script`);
  return [page, ...files.map((file) => join(folder, file.replace(base, "")))].reduce(
    (sum, file) => sum + gzipped(file),
    0,
  );
}

function gzipped(file: string): number {
  return gzipSync(readFileSync(file)).length;
}

const sizes = [
  {
    name: "player, first load",
    bytes: firstLoad(resolve(output.staticFolder, "player/index.html"), "/player/"),
    limit: 40,
  },
  { name: "console, first load", bytes: firstLoad(resolve(output.staticFolder, "index.html"), "/"), limit: 450 },
  { name: "worker", bytes: gzipped(output.bundle), limit: 3 * 1_024 },
];

for (const { name, bytes, limit } of sizes) {
  const verdict = bytes <= limit * kibibyte ? "ok  " : "FAIL";
  console.log(`${verdict} ${name}: ${(bytes / kibibyte).toFixed(1)} KiB gzip, at most ${limit}`);
}
process.exit(sizes.some(({ bytes, limit }) => bytes > limit * kibibyte) ? 1 : 0);
