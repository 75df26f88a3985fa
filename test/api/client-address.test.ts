import { expect, test } from "vitest";
import { clientAddress, networkOf } from "../../src/api/client-address.ts";

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

test("behind a chain of named proxies it is the last that is none of them; what is no address is no one's", () => {
  const proxied = { EDITION: "server", PROXY: "127.0.0.1,10.0.0.9" };
  const from = (chain: string) => clientAddress(proxied, new Headers({ "x-forwarded-for": chain }), "127.0.0.1:4711");
  expect(from("203.0.113.2, 198.51.100.3, 10.0.0.9")).toBe("198.51.100.3");
  expect(from("198.51.100.3:5678")).toBe("198.51.100.3");
  expect(from("[2001:db8::7]:5678")).toBe("2001:db8::7");
  expect(from("2001:db8::7")).toBe("2001:db8::7");
  expect(from("10.0.0.9")).toBe("127.0.0.1");
  expect(from("unknown")).toBe("127.0.0.1");
  expect(from("<script>")).toBe("127.0.0.1");
});

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::6", "2001:db8:1:2::/64"],
  ["2001:db8::6", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::", "fe80:0:0:0::/64"],
  ["", ""],
])("%s counts as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
