import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { backup } from "../../src/host/backup.ts";
import { dataFolder, start } from "./instance.ts";

const post = (url: string, body: string) => fetch(`${url}/notes`, { method: "POST", body });

test("a backup taken while the server writes can take the data folder's place", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder });
  await post(first.url, "before");
  await fetch(`${first.url}/media/gaoxin/approved/abc`, { method: "PUT", body: "film" });
  mkdirSync(join(folder, "media/tmp"));
  writeFileSync(join(folder, "media/tmp/ticket"), "half");

  const enough = new AbortController();
  const writer = (async () => {
    for (let n = 0; !enough.signal.aborted; n++) await post(first.url, `note ${n}`);
  })();
  const target = join(dataFolder(), "backup");
  await backup(folder, target);
  enough.abort();
  await writer;
  first.process.kill("SIGTERM");
  await once(first.process, "exit");

  expect(existsSync(join(target, "media/tmp"))).toBe(false);
  for (const name of readdirSync(join(target, "state/bureau")).filter((file) => file.endsWith(".sqlite"))) {
    const copy = new DatabaseSync(join(target, "state/bureau", name));
    expect(copy.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    copy.close();
  }
  const restored = await start({ FANGFEI_DATA: target });
  const notes = await (await fetch(`${restored.url}/notes`)).json();
  expect(notes[0]).toBe("before");
  // A prefix of what was written: nothing missing in between.
  expect(notes.slice(1)).toEqual(notes.slice(1).map((_: string, n: number) => `note ${n}`));
  expect(await (await fetch(`${restored.url}/media/gaoxin/approved/abc`)).text()).toBe("film");
  const text = (url: string) => fetch(`${url}/text`).then((response) => response.json());
  const original = await start({ FANGFEI_DATA: folder });
  expect((await text(restored.url)).AUTH_SECRET).toBe((await text(original.url)).AUTH_SECRET);
});

test("a backup never overwrites, and needs something to copy", async () => {
  const folder = dataFolder();
  await expect(backup(join(folder, "none"), join(folder, "target"))).rejects.toThrow("No data folder");
  mkdirSync(join(folder, "state"));
  await expect(backup(folder, folder)).rejects.toThrow("The backup target exists");
});
