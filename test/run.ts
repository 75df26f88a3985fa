import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { build } from "../src/host/build.ts";

// `npm test [-- NAME …]`: every run of tests, or the named ones; the last line sums them up.

interface Run {
  /** Its folder under test/; `workerd` for the configuration at the root. */
  name: string;
  config: string;
}

interface Result {
  passed: number;
  failed: number;
  skipped: number;
}

const root = resolve(import.meta.dirname, "..");

/** Those that drive the built product. */
const BUILT: ReadonlySet<string> = new Set(["feed", "oidc", "e2e"]);

/** Quick ones first; what needs the build last. */
function findRuns(): Run[] {
  const own = globSync("test/*/vitest.config.ts", { cwd: root })
    .toSorted()
    .map((config) => ({ name: basename(dirname(config)), config }));
  const last = own.filter((run) => BUILT.has(run.name)).toReversed();
  return [...own.filter((run) => !BUILT.has(run.name)), { name: "workerd", config: "vitest.config.ts" }, ...last];
}

async function vitest(run: Run): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "fangfei-test-"));
  const report = join(folder, "report.json");
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      `--config=${join(root, run.config)}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ],
    // Keeps the Workers tools from asking the network for request metadata.
    { cwd: root, stdio: "inherit", env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false" } },
  );
  const [code] = await once(child, "exit");
  const result = readReport(report);
  rmSync(folder, { recursive: true });
  // A file that does not load, or an error outside any test, fails without a failed test.
  return code !== 0 && result.failed === 0 ? { ...result, failed: 1 } : result;
}

function readReport(path: string): Result {
  if (!existsSync(path)) return { passed: 0, failed: 0, skipped: 0 };
  const report: { numPassedTests: number; numFailedTests: number; numPendingTests: number } = JSON.parse(
    readFileSync(path, "utf8"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

async function buildFirst(): Promise<Result | undefined> {
  try {
    await build();
    return undefined;
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const names = process.argv.slice(2);
const runs = findRuns().filter((run) => names.length === 0 || names.includes(run.name));
const results: Result[] = [];
for (const run of runs) {
  console.log(`\n== ${run.name}`);
  const broken = BUILT.has(run.name) ? await buildFirst() : undefined;
  results.push(broken ?? (await vitest(run)));
}
const sum = (key: keyof Result) => results.reduce((total, result) => total + result[key], 0);
if (sum("skipped") > 0) console.log(`${sum("skipped")} skipped`);
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
process.exit(sum("failed") > 0 || sum("passed") === 0 ? 1 : 0);
