import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

// `node test/licences.ts`: the licences of everything that production installs, from the lock file and the packages
// themselves. Fails for copyleft that would reach the build (AGPL, GPL), and for what says nothing. `--list` names all.

const root = resolve(import.meta.dirname, "..");

const FREE: ReadonlySet<string> = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "Python-2.0",
  "Unlicense",
  "Zlib",
  // Weak copyleft, file by file: its files are used as they are.
  "MPL-2.0",
]);

/** What is not free by the list and is used all the same. */
const EXCEPTIONS: Record<string, string> = {
  "@img/sharp-*": "libvips is LGPL-3.0-or-later: wrangler's local tools link it dynamically; it is not in the build",
};

interface Locked {
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  link?: boolean;
  license?: string;
}

/** `(MIT OR GPL-3.0)` is free when one side is; `MIT AND GPL-3.0` when both are. */
function isFree(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, "").trim();
  return plain.split(/\s+OR\s+/).some((side) => side.split(/\s+AND\s+/).every((licence) => FREE.has(licence.trim())));
}

function isExcepted(name: string): boolean {
  return Object.keys(EXCEPTIONS).some((pattern) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}

/** The licence as the lock says it, or as the installed package does; old packages say it in other ways. */
function licenceOf(path: string, locked: Locked): string | null {
  if (locked.license !== undefined) return locked.license;
  const file = join(root, path, "package.json");
  if (!existsSync(file)) return null;
  const { license, licenses }: { license?: string | { type?: string }; licenses?: { type?: string }[] } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map((one) => one.type).join(" OR ") ?? null;
}

/** Every production package of a lock file, with its licence and whether it may be used. */
export function licencesIn(packages: Record<string, Locked>): { name: string; licence: string; free: boolean }[] {
  return Object.entries(packages)
    .filter(([path, locked]) => path !== "" && !locked.dev && !locked.link)
    .map(([path, locked]) => {
      const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
      const licence = licenceOf(path, locked) ?? "unknown";
      return { name, licence, free: isFree(licence) || isExcepted(name) };
    });
}

if (import.meta.main) {
  const lock: { packages: Record<string, Locked> } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const all = licencesIn(lock.packages);
  const counted = Map.groupBy(all, ({ licence }) => licence);
  if (process.argv.includes("--list")) for (const { name, licence } of all) console.log(`${name}: ${licence}`);
  const sums = [...counted]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, { length }]) => `${name} ${length}`);
  console.log(`${all.length} packages: ${sums.join(", ")}`);
  const refused = all.filter(({ free }) => !free);
  for (const { name, licence } of refused) console.log(`FAIL ${name}: ${licence}`);
  process.exit(refused.length > 0 ? 1 : 0);
}
