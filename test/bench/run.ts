import { cpus, totalmem } from "node:os";
import { figures as device } from "./device.ts";
import { figures as live } from "./live.ts";
import { figures as schedule } from "./schedule.ts";
import { figures as session } from "./session.ts";
import { figures as signIn } from "./sign-in.ts";
import { figures as upload } from "./upload.ts";

/**
 * `npm run bench`: named figures; those with `_to_` are ratios within the same run. `-- --json` prints them as one JSON
 * object; `-- device`, `-- live`, `-- schedule`, `-- session`, `-- sign-in` or `-- upload` runs only that part.
 */
const PARTS = { schedule, device, live, session, "sign-in": signIn, upload };
const json = process.argv.includes("--json");
// What a build has to say does not belong between the braces.
if (json) console.log = console.error;
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const all: Record<string, number> = {};
for (const [name, figures] of Object.entries(PARTS)) {
  if (asked.length === 0 || asked.includes(name)) Object.assign(all, await figures());
}

if (json) process.stdout.write(`${JSON.stringify(all)}\n`);
else {
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(`${cpus().length} cores (${cpus()[0]?.model}), ${memory} GiB, Node ${process.version}`);
  const width = Math.max(...Object.keys(all).map((name) => name.length));
  for (const [name, value] of Object.entries(all)) console.log(`${name.padEnd(width)}  ${readable(value)}`);
}

function readable(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : String(Math.round(value * 1000) / 1000);
}
