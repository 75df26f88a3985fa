import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Instance, dataFolder, isRunning, start, until } from "./instance.ts";

const answer = async (url: string) => (await fetch(url).catch(() => undefined))?.text();
const kill = (pid: number | undefined) => process.kill(pid ?? Number.NaN, "SIGKILL");

async function killHost(instance: Instance): Promise<void> {
  instance.process.kill("SIGKILL");
  await once(instance.process, "exit");
}

test("a killed workerd comes back with every acknowledged write", async () => {
  const instance = await start({ FANGFEI_DATA: dataFolder() });
  await fetch(`${instance.url}/notes`, { method: "POST", body: "kept" });
  const before = instance.children().main;
  kill(before);
  expect(await until(() => answer(`${instance.url}/notes`))).toBe('["kept"]');
  expect(instance.children().main).not.toBe(before);
});

test("a killed hasher comes back", async () => {
  const instance = await start({ FANGFEI_DATA: dataFolder() });
  kill(instance.children().hasher);
  await until(async () => (await answer(`${instance.url}/hash`)) === "hashed");
});

test("a killed host leaves no process behind, and its data folder can be taken at once", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder });
  await fetch(`${first.url}/notes`, { method: "POST", body: "kept" });
  const children = Object.values(first.children());
  expect(children).toHaveLength(3);
  await killHost(first);

  const port = new URL(first.url).port;
  const second = await start({ FANGFEI_DATA: folder, PORT: port });
  expect(await answer(`${second.url}/notes`)).toBe('["kept"]');
  await until(() => !children.some(isRunning));
});

test("children started after a crash are not left behind either", async () => {
  const instance = await start({ FANGFEI_DATA: dataFolder() });
  const before = instance.children().main;
  kill(before);
  await until(() => answer(`${instance.url}/healthz`));
  const children = Object.values(instance.children());
  await killHost(instance);
  await until(() => !children.some(isRunning));
});

test("a lock file that a dead instance left does not stop the next one", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder });
  await killHost(first);
  expect(readFileSync(join(folder, "run/lock"), "utf8")).toBe(`${first.process.pid}\n`);
  const second = await start({ FANGFEI_DATA: folder });
  expect(readFileSync(join(folder, "run/lock"), "utf8")).toBe(`${second.process.pid}\n`);
});

test("without its guard the host stops: nothing would protect the data folder", async () => {
  const instance = await start({ FANGFEI_DATA: dataFolder() });
  const { main, hasher, guard } = instance.children();
  kill(guard);
  const [code] = await once(instance.process, "exit");
  expect(code).toBe(1);
  expect([main ?? 0, hasher ?? 0].filter(isRunning)).toEqual([]);
});
