import { spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";

// `npm run check`: all that can be told without running the product. Prints what failed, then one line for each.

const root = resolve(import.meta.dirname, "..");
const tool = (name: string) => join(root, "node_modules/.bin", name);

/** The slow ones first, so that the last does not run alone. `unknown`: how one ends that could not be made. */
const checks: { name: string; command: string; args: string[]; unknown?: number }[] = [
  { name: "lint and import borders", command: tool("oxlint"), args: ["--deny-warnings"] },
  ...["src", "src/console", "src/player", "src/host", "test", "test/console"].map((program) => ({
    name: `types of ${program}`,
    command: tool("tsc"),
    args: ["-p", program],
  })),
  { name: "unused code and packages", command: tool("knip"), args: ["--config", "test/knip.json"] },
  { name: "format", command: tool("oxfmt"), args: ["--check"] },
  { name: "licences", command: process.execPath, args: ["test/licences.ts"] },
  { name: "advisories", command: process.execPath, args: ["test/audit.ts"], unknown: 2 },
  { name: "docs/openapi.json is current", command: process.execPath, args: ["docs/openapi.ts", "--check"] },
];

async function run(check: (typeof checks)[number]): Promise<boolean> {
  const from = performance.now();
  const child = spawn(check.command, check.args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  child.stdout.on("data", (chunk) => (text += String(chunk)));
  child.stderr.on("data", (chunk) => (text += String(chunk)));
  const [code] = await once(child, "close");
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  const unknown = code !== null && code === check.unknown;
  if (code !== 0) console.log(`\n${text.trim()}\n`);
  console.log(`${unknown ? "SKIP" : code === 0 ? "ok  " : "FAIL"} ${check.name} (${seconds} s)`);
  return unknown || code === 0;
}

const waiting = checks.values();
async function work(): Promise<boolean> {
  let good = true;
  for (const check of waiting) good = (await run(check)) && good;
  return good;
}

const good = await Promise.all([work(), work()]);
process.exit(good.every(Boolean) ? 0 : 1);
