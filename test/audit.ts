import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

// `node test/audit.ts`: known weaknesses of the packages that production installs, as the registry's advisories have
// them (`npm audit`). Ends with 0 for none, 1 for some, and 2 when the registry could not be asked: nothing is known then.

interface Report {
  message?: string;
  vulnerabilities?: Record<string, { severity: string; range: string; via: (string | { title?: string })[] }>;
}

const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
  cwd: resolve(import.meta.dirname, ".."),
  encoding: "utf8",
  timeout: 60_000,
});
const { message, vulnerabilities } = reportIn(stdout);
if (!vulnerabilities) {
  console.log(`The registry gives no advisories: ${message ?? "no answer"}`);
  process.exit(2);
}
for (const [name, { severity, range, via }] of Object.entries(vulnerabilities)) {
  const titles = via.map((one) => (typeof one === "string" ? one : (one.title ?? "")));
  console.log(`${severity} ${name} ${range}: ${titles.join("; ")}`);
}
process.exit(Object.keys(vulnerabilities).length > 0 ? 1 : 0);

function reportIn(text: string): Report {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
