import { Hono } from "hono";
import { expect, test } from "vitest";
import { z } from "zod";
import type { EndpointRow } from "../../../src/contracts/endpoint.ts";
import { PROBLEMS, type ProblemCode } from "../../../src/contracts/problem.ts";
import { fire, type Target } from "./harness.ts";
import { bytesOf } from "./request.ts";

/** The harness finds what it is for: endpoints that are broken on purpose. */

const row: EndpointRow = {
  method: "POST",
  path: "/api/broken",
  permission: "public",
  summary: { zh: "坏", en: "broken" },
  body: z.strictObject({ name: z.string().max(20), windows: z.array(z.strictObject({ n: z.int().min(1).max(9) })) }),
};

function problem(code: ProblemCode, errors?: { path: string; message: string }[]): Response {
  const { status, en } = PROBLEMS[code];
  const document = { type: "x", title: en, status, code, detail: en, requestId: "r", ...(errors && { errors }) };
  return new Response(JSON.stringify(document), { status, headers: { "content-type": "application/problem+json" } });
}

/** An endpoint that refuses as it should, but for one thing. */
function broken(how: (body: unknown, write: () => void) => Response | null | Promise<Response | null>): Target {
  let rows = 0;
  const app = new Hono();
  app.post("/api/broken", async (c) => {
    const text = await c.req.text();
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return problem("malformed", [{ path: "body", message: "JSON" }]);
    }
    const odd = await how(body, () => (rows += 1));
    if (odd) return odd;
    if (row.body?.safeParse(body).success) return c.json({});
    return problem("invalid", [{ path: "body", message: "wrong" }]);
  });
  return {
    world: {},
    examples: {},
    send: async (_, { path, method, body }) =>
      app.request(path, { method, headers: { "content-type": "application/json" }, body: bytesOf(body) ?? "" }),
    state: async () => [String(rows)],
    patienceMs: 100,
  };
}

const isObject = (body: unknown): body is Record<string, unknown> => typeof body === "object" && body !== null;
const refused = (body: unknown) => !row.body?.safeParse(body).success;

test("nothing is found where nothing is wrong", async () => {
  const tally = await fire(
    broken(() => null),
    "whole",
    row,
    500,
    1,
  );
  expect([...tally.keys()].toSorted()).toEqual(["200", "invalid", "malformed"]);
});

test.each<[string, Parameters<typeof broken>[0], RegExp]>([
  [
    "a fault on a rare value",
    (body) => (isObject(body) && body["name"] === "\0" ? new Response("", { status: 500 }) : null),
    /500: a fault/,
  ],
  [
    "a fault deep inside",
    (body) => {
      if (!isObject(body) || !Array.isArray(body["windows"])) return null;
      return body["windows"].some((one) => isObject(one) && one["n"] === 2 ** 53)
        ? new Response("", { status: 500 })
        : null;
    },
    /500: a fault/,
  ],
  [
    "a refusal that is written down",
    (body, write) => {
      if (refused(body)) write();
      return null;
    },
    /and yet written/,
  ],
  ["a refusal without a path", (body) => (refused(body) ? problem("invalid") : null), /names no path/],
  [
    "a refusal in words only",
    (body) => (refused(body) ? new Response("no", { status: 400 }) : null),
    /no problem document/,
  ],
  [
    "a status that is not the code's",
    (body) =>
      refused(body)
        ? new Response(problem("invalid", []).body, {
            status: 400,
            headers: { "content-type": "application/problem+json" },
          })
        : null,
    /its status is not/,
  ],
  [
    "a stale one that does not say what is there",
    (body) => (refused(body) ? problem("stale") : null),
    /without the thing/,
  ],
])("%s is found", async (_, how, message) => {
  await expect(fire(broken(how), "broken", row, 2_000, 1)).rejects.toThrow(message);
});

test("an endpoint that never answers is found", async () => {
  const target = broken((body) => (refused(body) ? new Promise(() => {}) : null));
  await expect(fire(target, "hung", row, 50, 1)).rejects.toThrow(/no answer/);
});
