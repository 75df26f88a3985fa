import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFolders, readSecrets, secretNames, sweepMedia } from "../../src/host/data.ts";
import { dataFolder } from "./instance.ts";

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("folders and secrets are their owner's alone, and secrets stay the same", () => {
  const folders = openFolders(join(dataFolder(), "data"));
  const secrets = readSecrets(folders);
  for (const folder of Object.values(folders)) expect(mode(folder)).toBe("700");
  expect(new Set(Object.values(secrets)).size).toBe(3);
  for (const name of secretNames) {
    expect(secrets[name]).toMatch(/^[\w-]{43}$/);
    expect(mode(join(folders.config, name))).toBe("600");
  }
  expect(readSecrets(folders)).toEqual(secrets);
});

test("a secret that others could read is closed to them; one cut short is refused", () => {
  const folders = openFolders(dataFolder());
  readSecrets(folders);
  const path = join(folders.config, "auth-secret");
  chmodSync(path, 0o644);
  readSecrets(folders);
  expect(mode(path)).toBe("600");
  writeFileSync(path, "");
  expect(() => readSecrets(folders)).toThrow("too short");
});

test("the sweep removes broken-off uploads and nothing else", () => {
  const folders = openFolders(dataFolder());
  mkdirSync(join(folders.media, "tmp"));
  mkdirSync(join(folders.media, "gaoxin/approved"), { recursive: true });
  writeFileSync(join(folders.media, "tmp/ticket"), "half");
  writeFileSync(join(folders.media, "gaoxin/approved/.draft-1"), "half");
  writeFileSync(join(folders.media, "gaoxin/approved/abc"), "whole");
  sweepMedia(folders);
  expect(existsSync(join(folders.media, "tmp"))).toBe(false);
  expect(readdirSync(join(folders.media, "gaoxin/approved"))).toEqual(["abc"]);
  expect(readFileSync(join(folders.media, "gaoxin/approved/abc"), "utf8")).toBe("whole");
});
