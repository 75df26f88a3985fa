import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Part, output, parts } from "./parts.ts";
import { Refusal, endWith, say } from "./refusal.ts";
import { projectFolder } from "./settings.ts";
import { digestOf, readStamp, writeStamp } from "./stamp.ts";

/** Builds what changed since the last build and says where the result lies. `all`: also what did not change. */
export async function build(all = false): Promise<typeof output> {
  const stamp = readStamp();
  const digests = new Map(parts.map((part) => [part.name, digestOf(part)]));
  const stale = parts.filter(
    (part) => all || stamp[part.name] !== digests.get(part.name) || !existsSync(join(projectFolder, part.proof)),
  );
  if (stale.length === 0) return output;
  requireWritable(dirname(output.staticFolder));
  const names = stale.map((part) => part.name).join(", ");
  say(`正在构建:${names}`, `Building: ${names}`);
  for (const part of stale) {
    await buildPart(part);
    writeStamp({ ...readStamp(), [part.name]: digests.get(part.name) ?? "" });
  }
  return output;
}

async function buildPart(part: Part): Promise<void> {
  // Loaded only when needed: an up-to-date start does without Vite.
  const vite = await import("vite");
  if (part.name === "console") emptyButPlayer(output.staticFolder);
  const config = join(projectFolder, part.config);
  await vite.build({
    root: part.name === "worker" ? projectFolder : dirname(config),
    configFile: config,
    mode: "production",
    logLevel: "warn",
    build: { emptyOutDir: part.name !== "console" },
  });
}

/** A server's own user need not be able to write here; then whoever can has to build before the start. */
function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Refusal(
      `源码已变而 ${folder} 不可写:请由其属主先运行 npm run build。`,
      `The sources have changed and ${folder} is not writable: let its owner run npm run build first.`,
    );
  }
}

/** The player's files lie inside the console's folder and are not the console's to remove. */
function emptyButPlayer(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name !== "player") rmSync(join(folder, name), { recursive: true });
  }
}

if (import.meta.main) {
  try {
    await build(process.argv.includes("--all"));
  } catch (error) {
    endWith(error);
  }
}
