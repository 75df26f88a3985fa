import { createExecutionContext, env } from "cloudflare:test";
import { beforeAll, describe, expect, test } from "vitest";
import { app } from "../../src/api/app.ts";
import { ENDPOINTS } from "../../src/contracts/endpoints.ts";
import type { EndpointRow } from "../../src/contracts/endpoint.ts";
import { PROBLEMS, type ProblemCode, type ProblemDocument } from "../../src/contracts/problem.ts";
import { newBureau, send, type Person, type TestBureau } from "../support/api.ts";

/** What anybody hears who asks for what is not there, or in a way that cannot be read. */

let bureau: TestBureau;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
}, 60_000);

const JSON_TYPE = { "content-type": "application/json" };

async function refused(response: Response, code: ProblemCode): Promise<ProblemDocument> {
  const document = await response.json<ProblemDocument>();
  expect(document).toMatchObject({ code, status: response.status, type: `urn:fangfei:problem:${code}` });
  expect(response.status).toBe(PROBLEMS[code].status);
  expect(response.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("x-request-id")).toBe(document.requestId);
  return document;
}

describe.each([
  ["zh-CN", "zh"],
  ["en", "en"],
] as const)("in %s", (accept, language) => {
  const themes = (init: RequestInit) =>
    planner.send(`/api/bureaus/${bureau.id}/themes`, {
      method: "POST",
      ...init,
      headers: { ...JSON_TYPE, "accept-language": accept, ...init.headers },
    });

  test.each<[string, () => Promise<Response>, ProblemCode]>([
    ["an unknown route", () => send("/api/nothing", { headers: { "accept-language": accept } }), "not_found"],
    ["an unknown file", () => send("/nothing.js", { headers: { "accept-language": accept } }), "not_found"],
    ["another method", () => themes({ method: "DELETE" }), "method_not_allowed"],
    ["too much", () => themes({ body: `"${"x".repeat(1_048_576)}"` }), "too_large"],
    ["another type", () => themes({ body: "name=x", headers: { "content-type": "text/plain" } }), "unsupported_type"],
    ["what is not JSON", () => themes({ body: "{" }), "malformed"],
    ["what is not UTF-8", () => themes({ body: new Uint8Array([0x22, 0xff, 0x22]) }), "malformed"],
    ["what nests too deeply", () => themes({ body: "[".repeat(500_000) }), "malformed"],
    ["another origin", () => themes({ body: "{}", headers: { origin: "https://evil.example" } }), "foreign_origin"],
  ])("%s is refused", async (_, ask, code) => {
    const response = await ask();
    expect(response.headers.get("content-language")).toBe(accept);
    expect((await refused(response, code)).title).toBe(PROBLEMS[code][language]);
  });
});

test("nesting is counted outside of text alone", async () => {
  const name = `[{${'"'.repeat(3)}[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\\`;
  const { call } = planner;
  expect((await call("theme.create", { params: { bureau: bureau.id }, body: { name } })).name).toBe(name);
});

test("every path says which methods it has", async () => {
  const paths = Object.groupBy(Object.values<EndpointRow>(ENDPOINTS), (row) => row.path);
  for (const [path, rows = []] of Object.entries(paths)) {
    const response = await send(path.replaceAll(/[{}]/g, ""), { method: "PROPFIND" });
    const allow = response.headers.get("allow")?.split(", ") ?? [];
    await refused(response, "method_not_allowed");
    expect(allow, path).toEqual(expect.arrayContaining(rows.map((row) => row.method)));
    expect(allow.includes("HEAD"), path).toBe(allow.includes("GET"));
  }
  for (const path of ["/", "/sign-in", "/healthz", "/player/", "/media/jianghai/x", "/api/docs", "/api/openapi.json"])
    expect((await send(path, { method: "POST" })).headers.get("allow"), path).toBe("GET, HEAD");
});

test.each(["%zz", "%", "%c0%af", "%00", "..%2f..%2fetc", "a%0d%0aset-cookie:%20x=1", "x".repeat(8_000)])(
  "%s in a path names nothing",
  async (segment) => {
    for (const path of [
      `/api/bureaus/${segment}`,
      `/api/bureaus/${bureau.id}/seasons/${segment}`,
      `/media/${segment}/x`,
      `/${segment}.js`,
    ]) {
      const response = await planner.send(path);
      expect([404, 405], path).toContain(response.status);
      expect(response.headers.has("set-cookie"), path).toBe(false);
      await response.body?.cancel();
    }
  },
);

test("a great many headers are no fault", async () => {
  const headers = new Headers(Array.from({ length: 500 }, (_, n) => [`x-header-${n}`, "x".repeat(50)]));
  headers.set("cookie", planner.cookie);
  expect((await send(`/api/bureaus/${bureau.id}`, { headers })).status).toBe(200);
});

describe("an unsafe request of a browser", () => {
  const ask = (url: string, headers: Record<string, string>, binding: Record<string, string> = {}) =>
    app.fetch(
      new Request(`${url}/api/setup`, { method: "POST", headers: { ...JSON_TYPE, ...headers }, body: "{}" }),
      { ...env, ...binding },
      createExecutionContext(),
    );
  const cloud = "https://fangfei.test";
  const evil = { origin: "https://evil.example" };
  const lan = "http://192.0.2.9:8787";
  const server = { EDITION: "server" };
  const proxied = { ...server, PUBLIC_URL: "https://fangfei.example.cn" };

  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    ["its own page", cloud, { origin: cloud }, {}],
    ["a tool that says nothing of itself", cloud, {}, {}],
    ["a tool with a token", cloud, { origin: "https://evil.example", authorization: "Bearer x" }, {}],
    ["the address bar", cloud, { "sec-fetch-site": "none" }, {}],
    ["a page of the LAN", lan, { origin: lan }, server],
    ["the public address before a proxy", lan, { origin: "https://fangfei.example.cn" }, proxied],
    ["HTTPS that a proxy ends", lan, { origin: "https://192.0.2.9:8787" }, server],
  ])("may come from %s", async (_, url, headers, binding) => {
    expect((await ask(url, headers, binding)).status).toBe(422);
  });

  test.each<[string, string, Record<string, string>, Record<string, string>]>([
    ["another site", cloud, { origin: "https://evil.example" }, {}],
    ["another port", cloud, { origin: "https://fangfei.test:8443" }, {}],
    ["a lookalike", cloud, { origin: "https://fangfei.test.evil.example" }, {}],
    ["a page of no origin", cloud, { origin: "null" }, {}],
    ["the same host without HTTPS", cloud, { origin: "http://fangfei.test" }, {}],
    ["a subdomain, without an Origin", cloud, { "sec-fetch-site": "same-site" }, {}],
    ["another site, without an Origin", cloud, { "sec-fetch-site": "cross-site" }, {}],
    ["another site, with what the browser knows for Basic", cloud, { ...evil, authorization: "Basic eDp5" }, {}],
    ["what is no origin", cloud, { origin: "fangfei.test" }, {}],
    ["HTTPS, in the cloud, of what came by HTTP", "http://fangfei.test", { origin: "https://fangfei.test" }, {}],
  ])("may not come from %s", async (_, url, headers, binding) => {
    await refused(await ask(url, headers, binding), "foreign_origin");
  });
});

describe("headers", () => {
  const get = (path: string, binding: Record<string, string> = {}, url = "https://fangfei.test") =>
    app.fetch(new Request(url + path), { ...env, ...binding }, createExecutionContext());

  test("of the API let nothing load and nobody frame it", async () => {
    const { headers } = await get("/api/openapi.json");
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    const docs = await get("/api/docs");
    expect(docs.headers.get("content-security-policy")).not.toContain("script");
    expect(docs.headers.get("permissions-policy")).toContain("camera=()");
  });

  test("ask for HTTPS where it is to be had, and only there", async () => {
    const hsts = async (binding: Record<string, string>) =>
      (await get("/healthz", binding, "http://192.0.2.9:8787")).headers.get("strict-transport-security");
    expect(await hsts({})).toMatch(/^max-age=31536000/);
    expect(await hsts({ EDITION: "server", PUBLIC_URL: "https://fangfei.example.cn" })).toMatch(/^max-age=31536000/);
    expect(await hsts({ EDITION: "server" })).toBeNull();
    expect(await hsts({ EDITION: "server", PUBLIC_URL: "http://192.0.2.9:8787" })).toBeNull();
  });
});
