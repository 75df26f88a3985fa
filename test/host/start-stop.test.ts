import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { expect, test } from "vitest";
import { dataFolder, isRunning, start } from "./instance.ts";

test("serves the Worker, its objects, the hasher, static files and media", async () => {
  const { url } = await start({ FANGFEI_DATA: dataFolder() });
  const text = async (path: string, init?: RequestInit) => (await fetch(url + path, init)).text();
  expect(await text("/notes", { method: "POST", body: "a" })).toBe('["a"]');
  expect(await text("/hash")).toBe("hashed");
  expect(await text("/page.txt")).toBe("static file\n");
  await text("/media/x", { method: "PUT", body: "bytes" });
  expect(await text("/media/x")).toBe("bytes");
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s ends everything within 5 s, an open WebSocket and an idle connection notwithstanding",
  async (signal) => {
    const instance = await start({ FANGFEI_DATA: dataFolder() });
    const socket = new WebSocket(`${instance.url.replace("http", "ws")}/live`);
    await once(socket, "open");
    const agent = new Agent({ keepAlive: true });
    const [response] = await once(get(`${instance.url}/healthz`, { agent }), "response");
    response.resume();
    await once(response, "end");
    const children = Object.values(instance.children());
    expect(children).toHaveLength(3);

    const from = performance.now();
    instance.process.kill(signal);
    const [code] = await once(instance.process, "exit");
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(code).toBe(0);
    expect(children.filter(isRunning)).toEqual([]);
    agent.destroy();
  },
);

test("without open sockets it ends at once", async () => {
  const instance = await start({ FANGFEI_DATA: dataFolder() });
  const from = performance.now();
  instance.process.kill("SIGTERM");
  await once(instance.process, "exit");
  expect(performance.now() - from).toBeLessThan(2_500);
});

test("the Worker gets its text bindings, and workerd nothing of the environment", async () => {
  const instance = await start({
    FANGFEI_DATA: dataFolder(),
    FANGFEI_PUBLIC_URL: "https://fangfei.example.cn/",
    FANGFEI_PROXY: "127.0.0.1, ::1",
    FANGFEI_WEBHOOKS: "Robot.example.cn, 10.0.0.5:8443",
    SOMEBODYS_TOKEN: "not for the server",
  });
  const text = await (await fetch(`${instance.url}/text`)).json();
  expect(Object.keys(text).toSorted()).toEqual([
    "AUTH_SECRET",
    "EDITION",
    "MAX_LIVE",
    "PROXY",
    "PUBLIC_URL",
    "SETUP_SECRET",
    "WEBHOOKS",
  ]);
  expect(text.WEBHOOKS).toBe("robot.example.cn,10.0.0.5:8443");
  expect(text).toMatchObject({ EDITION: "server", PROXY: "127.0.0.1,::1", PUBLIC_URL: "https://fangfei.example.cn" });
  expect(Number(text.MAX_LIVE)).toBeGreaterThan(0);
  for (const pid of [instance.children().main, instance.children().hasher]) {
    expect(readFileSync(`/proc/${pid}/environ`, "utf8")).toBe("");
  }
});

test("says when it is plain HTTP, and not when the public address is HTTPS", async () => {
  const plain = await start({ FANGFEI_DATA: dataFolder() });
  expect(plain.output()).toContain("HTTP only");
  const proxied = await start({ FANGFEI_DATA: dataFolder(), FANGFEI_PUBLIC_URL: "https://fangfei.example.cn" });
  expect(proxied.output()).not.toContain("HTTP only");
});
