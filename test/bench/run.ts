import { cpus, totalmem } from "node:os";
import { figures as device } from "./device.ts";

/**
 * `npm run bench`: named figures; those that end in `_to_…` are ratios within the same run. `-- --json` prints them as
 * one JSON object.
 */
const json = process.argv.includes("--json");
const all: Record<string, number> = await device();

if (json) console.log(JSON.stringify(all));
else {
  console.log(
    `${cpus().length} cores (${cpus()[0]?.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  );
  const width = Math.max(...Object.keys(all).map((name) => name.length));
  for (const [name, value] of Object.entries(all))
    console.log(`${name.padEnd(width)}  ${value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(3)}`);
}
