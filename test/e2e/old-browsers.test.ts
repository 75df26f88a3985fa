import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "acorn";
import { expect, test } from "vitest";

/** Screens keep the browser they came with: the player's scripts are ES2018, as Chromium 69 reads it. */

const PLAYER = resolve(import.meta.dirname, "../../dist/static/player");

test("every script of the built player is ES2018", () => {
  const scripts = globSync("**/*.js", { cwd: PLAYER });
  expect(scripts).toContain("sw.js");
  for (const script of scripts) {
    const text = readFileSync(join(PLAYER, script), "utf8");
    expect(() => parse(text, { ecmaVersion: 2018, sourceType: "module" }), script).not.toThrow();
  }
});

test("and a newer one would be noticed", () => {
  expect(() => parse("a?.b ?? c", { ecmaVersion: 2018 })).toThrow(SyntaxError);
});
