import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Server } from "./server.ts";

/** What comes over a wire and is no request: answered, and forgotten. */

const server = new Server();
beforeAll(() => server.start());
afterAll(() => server.remove());

/** Sends bytes as they are; the first of what is answered, until the server closes or the answer is whole. */
async function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.on("data", (chunk) => (text += chunk.toString("latin1")));
  socket.write(bytes, "latin1");
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("close", () => resolve(text));
    socket.on("data", () => {
      if (text.includes("\r\n\r\n")) socket.end(() => resolve(text));
    });
  });
}

const get = (more: string) => `GET /healthz HTTP/1.1\r\n${more}\r\n\r\n`;

test.each(["a b/c?", "[", "a:99999", "%zz"])("%s is no host: a problem document, and no fault", async (host) => {
  const answer = await raw(get(`Host: ${host}`));
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain("application/problem+json");
});

test.each([
  ["a header of a megabyte", get(`Host: x\r\nX: ${"a".repeat(1_000_000)}`), /^HTTP\/1\.1 431 /],
  ["a header with NUL", get("Host: x\r\nCookie: a\0b"), /^HTTP\/1\.1 400 /],
  ["no host", "GET /healthz HTTP/1.1\r\n\r\n", /^HTTP\/1\.1 400 /],
  ["an unknown method", "FOO /healthz HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1\.1 501 /],
  [
    "five thousand headers",
    get(`Host: x\r\n${Array.from({ length: 5_000 }, (_, n) => `x-${n}: y`).join("\r\n")}`),
    /^HTTP\/1\.1 200 /,
  ],
  ["a path that is no text", "GET /%zz%00%ff HTTP/1.1\r\nHost: x\r\n\r\n", /^HTTP\/1\.1 (?:200|404) /],
])("%s is answered", async (_, bytes, status) => {
  expect(await raw(bytes)).toMatch(status);
});

test("after all that it serves, and has logged no fault of its own", async () => {
  expect(await raw(get("Host: x"))).toMatch(/^HTTP\/1\.1 200 /);
  expect(server.output()).not.toMatch(/Request \S+ \w+ \S+ failed/);
});
