import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Part, sharedSources } from "./parts.ts";
import { replaceFile } from "./replace-file.ts";
import { projectFolder } from "./settings.ts";

const stampFile = join(projectFolder, "dist/.stamp");

/** What each part was last built from: part name → digest of its sources. */
export type Stamp = Record<string, string>;

export function readStamp(): Stamp {
  if (!existsSync(stampFile)) return {};
  return JSON.parse(readFileSync(stampFile, "utf8"));
}

export function writeStamp(stamp: Stamp): void {
  // Built by one user, run by another.
  replaceFile(stampFile, JSON.stringify(stamp), 0o644);
}

/** Digest of the names and contents of all a part is made from; times do not count, so a checkout stays fresh. */
export function digestOf(part: Part): string {
  const hash = createHash("sha256");
  const sources = [...sharedSources, part.config, ...part.sources];
  for (const file of sources.flatMap((path) => filesUnder(path, part.except ?? []))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(projectFolder, file)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path: string, except: string[]): string[] {
  const full = join(projectFolder, path);
  if (except.includes(path) || !existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full)
    .toSorted()
    .flatMap((name) => filesUnder(`${path}/${name}`, except));
}
