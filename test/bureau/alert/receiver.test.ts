import { env } from "cloudflare:workers";
import { afterEach, expect, test, vi } from "vitest";
import { deliverers } from "../../../src/bureau/deliver.ts";
import type { Env } from "../../../src/env.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** Sends one alert there and answers what was asked of the network. */
async function send(url: string, answer = new Response()): Promise<[url: string, redirect: string | undefined][]> {
  const asked: [string, string | undefined][] = [];
  vi.stubGlobal("fetch", async (to: string, init: RequestInit) => {
    asked.push([to, init.redirect]);
    return answer;
  });
  const { "alert.send": deliver } = deliverers(asEnv(env), asNothing({}));
  await deliver?.({ url, text: "失联" }, "jianghai-1").catch(() => undefined);
  return asked;
}

test("an alert goes to the host that the installation names, and follows it nowhere else", async () => {
  const elsewhere = new Response(null, { status: 307, headers: { location: "https://10.0.0.5/admin" } });
  expect(await send("https://robot.example/send", elsewhere)).toEqual([["https://robot.example/send", "manual"]]);
});

test("an address that a bureau has kept from before is not asked any more once nobody names its host", async () => {
  expect(await send("https://10.0.0.5/admin")).toEqual([]);
});

// Safe because `wrangler.toml` and `vitest.config.ts` bind what the Worker's Env names.
function asEnv(bindings: unknown) {
  return bindings as Env;
}
// Safe because sending an alert asks nothing of the bureau's object.
function asNothing(own: unknown) {
  return own as Parameters<typeof deliverers>[1];
}
