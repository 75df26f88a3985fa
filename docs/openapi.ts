import { readFileSync, writeFileSync } from "node:fs";
import { openApiDocument } from "../src/api/openapi.ts";

/** `npm run openapi` writes docs/openapi.json from the endpoint rows; with --check it fails when that is not current. */
const file = new URL("./openapi.json", import.meta.url);
const current = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes("--check")) writeFileSync(file, current);
else if (readFileSync(file, "utf8") !== current) {
  console.error("docs/openapi.json is not current: run `npm run openapi` and commit it");
  process.exit(1);
}
