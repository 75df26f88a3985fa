import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");

/** The rows of the table of threats: what is tried, what stands against it, where, shown by. */
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter((cells) => cells.length === 6 && /`/.test(cells[3] ?? ""));

/** The names in back quotes, but for commands. */
const namesIn = (cell: string) =>
  [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name = ""]) => (name.includes(" ") ? [] : [name]));

/** `bureau/upload` is a folder, `api/edge` a file of any kind, `test/audit.ts` a path from the root. */
const isThere = (folder: string, name: string) =>
  globSync([name, `${folder}/${name}`, `${folder}/${name}.{ts,tsx}`, `${folder}/${name}.test.ts`], { cwd: root })
    .length > 0;

test("every control says where it is, and what shows it", () => {
  expect(rows.length).toBeGreaterThan(20);
  for (const [, threat = "", , where = "", shown = ""] of rows) {
    for (const name of namesIn(where)) expect(isThere("src", name), `${threat}: src/${name}`).toBe(true);
    for (const name of namesIn(shown)) expect(isThere("test", name), `${threat}: test/${name}`).toBe(true);
  }
});
