import { expect, test } from "vitest";
import { clientAddress } from "../../src/api/client-address.ts";

const claims = new Headers({ "cf-connecting-ip": "203.0.113.1", "x-forwarded-for": "203.0.113.2, 198.51.100.3" });

test("in the cloud the edge says the address", () => {
  expect(clientAddress({}, claims, "192.0.2.1:4711")).toBe("203.0.113.1");
});

test("on the own server it is the peer's, whatever the client claims, and the same for all its connections", () => {
  const own = { EDITION: "server" };
  expect(clientAddress(own, claims, "192.0.2.1:4711")).toBe("192.0.2.1");
  expect(clientAddress(own, claims, "192.0.2.1:4712")).toBe("192.0.2.1");
  expect(clientAddress(own, claims, "[2001:db8::1]:4711")).toBe("2001:db8::1");
  expect(clientAddress(own, claims, "[::ffff:192.0.2.1]:4711")).toBe("192.0.2.1");
  expect(clientAddress(own, claims, undefined)).toBe("");
});

test("behind a named proxy it is the one the proxy saw", () => {
  const proxied = { EDITION: "server", PROXY: "127.0.0.1,::1" };
  expect(clientAddress(proxied, claims, "127.0.0.1:4711")).toBe("198.51.100.3");
  expect(clientAddress(proxied, claims, "[::1]:4711")).toBe("198.51.100.3");
  expect(clientAddress(proxied, new Headers(), "127.0.0.1:4711")).toBe("127.0.0.1");
  expect(clientAddress(proxied, claims, "192.0.2.1:4711")).toBe("192.0.2.1");
});
