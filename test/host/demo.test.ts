import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dataFolder, refused, start, until } from "./instance.ts";

const notes = async (url: string) => (await fetch(`${url}/notes`)).json();
const isReady = (folder: string) => readFileSync(join(folder, "config/demo"), "utf8") === "ready\n";
const stop = async (instance: Awaited<ReturnType<typeof start>>, signal: NodeJS.Signals) => {
  instance.process.kill(signal);
  await once(instance.process, "exit");
};

test("loads demo content into an empty data folder, once", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder, FANGFEI_DEMO: "1" });
  await until(() => isReady(folder));
  expect(await notes(first.url)).toEqual(["demo one", "demo two"]);
  expect(await (await fetch(`${first.url}/text`)).json()).toMatchObject({
    DEMO: "1",
    DEMO_SECRET: readFileSync(join(folder, "config/demo-secret"), "utf8").trim(),
  });
  await stop(first, "SIGTERM");

  const second = await start({ FANGFEI_DATA: folder, FANGFEI_DEMO: "1" });
  expect(second.children().loader).toBeUndefined();
  expect(await notes(second.url)).toEqual(["demo one", "demo two"]);
});

test.each(["SIGKILL", "SIGTERM"] as const)("a load interrupted by %s is thrown away and done anew", async (signal) => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder, FANGFEI_DEMO: "1", LOADER: "load-half.ts" });
  await until(async () => (await notes(first.url)).length === 1);
  const { loader } = first.children();
  await stop(first, signal);

  const second = await start({ FANGFEI_DATA: folder, FANGFEI_DEMO: "1" });
  expect(second.children().loader).not.toBe(loader);
  await until(() => isReady(folder));
  expect(await notes(second.url)).toEqual(["demo one", "demo two"]);
});

test("state that is not demo content is never touched", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder });
  await fetch(`${first.url}/notes`, { method: "POST", body: "real" });
  await stop(first, "SIGTERM");

  const second = await start({ FANGFEI_DATA: folder, FANGFEI_DEMO: "1" });
  expect(second.children().loader).toBeUndefined();
  expect(await notes(second.url)).toEqual(["real"]);
  expect(await (await fetch(`${second.url}/text`)).json()).not.toHaveProperty("DEMO");
});

test("without demo content it prints the link for the first set-up", async () => {
  const folder = dataFolder();
  const instance = await start({ FANGFEI_DATA: folder });
  const secret = readFileSync(join(folder, "config/setup-secret"), "utf8").trim();
  await until(() => instance.output().includes(`${instance.url}/setup?token=${secret}`));
});

test("demo accounts never serve as a real installation: their folder is refused, and the start says what they are", async () => {
  const folder = dataFolder();
  const first = await start({ FANGFEI_DATA: folder, FANGFEI_DEMO: "1" });
  await until(() => isReady(folder));
  await until(() => first.output().includes("passwords are public"));
  await stop(first, "SIGTERM");
  const { code, output } = await refused({ FANGFEI_DATA: folder, FANGFEI_DEMO: "0" });
  expect(code).toBe(1);
  expect(output).toContain("no real data belong here");
});

test("a server that is set up for others loads no demo content unless it is asked to", async () => {
  const folder = dataFolder();
  const real = await start({
    FANGFEI_DATA: folder,
    FANGFEI_DEMO: "",
    FANGFEI_PUBLIC_URL: "https://fangfei.example.cn",
  });
  expect(real.children().loader).toBeUndefined();
  expect(await notes(real.url)).toEqual([]);
  await until(() => real.output().includes("/setup?token="));
});
