import { beforeAll, describe, expect, it } from "vitest";
import { newBureau, send, type Person, type TestBureau } from "../support/api.ts";
import { approved, hashOf, newest, PAGE, picture, uploaded } from "../bureau/material/stage.ts";

let bureau: TestBureau;
let planner: Person;
const bytes = picture(100_000, 9);
let url: string;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
  const material = await approved(bureau, await uploaded(bureau, "image", "image/png", bytes));
  url = newest(bureau, material).version.url ?? "";
});
const read = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

describe("approved media", () => {
  it("are anybody's by their hash, for ever", async () => {
    const response = await send(url);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/png",
      "content-length": "100000",
      "cache-control": "public, max-age=31536000, immutable",
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      etag: `"${hashOf(bytes)}"`,
    });
    expect(hashOf(await read(response))).toBe(hashOf(bytes));
  });

  it("answer HEAD with the same headers and no body", async () => {
    const response = await send(url, { method: "HEAD", headers: { range: "bytes=0-1" } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe("100000");
    expect((await read(response)).length).toBe(0);
  });

  it("are given in parts", async () => {
    const response = await send(url, { headers: { range: "bytes=70000-70009" } });
    expect(response.status).toBe(206);
    expect(response.headers.get("content-range")).toBe("bytes 70000-70009/100000");
    expect(response.headers.get("content-length")).toBe("10");
    expect(await read(response)).toEqual(bytes.slice(70_000, 70_010));
    const tail = await send(url, { headers: { range: "bytes=-3" } });
    expect(await read(tail)).toEqual(bytes.slice(-3));
  });

  it("are given whole when a part is no longer of the same file, or several are asked for", async () => {
    for (const headers of [{ range: "bytes=0-1", "if-range": '"other"' }, { range: "bytes=0-1,5-6" }]) {
      const response = await send(url, { headers });
      expect(response.status).toBe(200);
      expect((await read(response)).length).toBe(100_000);
    }
    const same = { range: "bytes=0-1", "if-range": `"${hashOf(bytes)}"` };
    expect((await send(url, { headers: same })).status).toBe(206);
  });

  it("refuse a part beyond their end, saying where that is", async () => {
    const response = await send(url, { headers: { range: "bytes=100000-" } });
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe("bytes */100000");
    expect(await response.json()).toMatchObject({ code: "range_not_satisfiable" });
  });

  it.each(["GET", "HEAD"])("are not sent again to who has them, by %s, a range or none", async (method) => {
    for (const range of [{}, { range: "bytes=0-1" }]) {
      const headers = { "if-none-match": `W/"x", "${hashOf(bytes)}"`, ...range };
      const response = await send(url, { method, headers });
      expect(response.status).toBe(304);
      expect(response.headers.get("etag")).toBe(`"${hashOf(bytes)}"`);
      expect((await read(response)).length).toBe(0);
    }
  });

  it("are nobody's any more once withdrawn, but the staff's", async () => {
    const material = await approved(bureau, await uploaded(bureau, "image", "image/png", picture(300, 10)));
    const { version, params } = newest(bureau, material);
    await planner.call("version.withdraw", { params, body: { comment: "错了" } });
    expect((await send(version.url ?? "")).status).toBe(404);
    expect((await planner.send(version.url ?? "")).status).toBe(200);
  });

  it("stay when one of two versions with the same bytes is withdrawn", async () => {
    const twin = picture(300, 11);
    const one = await approved(bureau, await uploaded(bureau, "image", "image/png", twin));
    const { params } = newest(bureau, await approved(bureau, await uploaded(bureau, "image", "image/png", twin)));
    await planner.call("version.withdraw", { params, body: { comment: "重复" } });
    expect((await send(newest(bureau, one).version.url ?? "")).status).toBe(200);
  });
});

describe("a draft", () => {
  it("is the staff's alone, and nobody's to keep", async () => {
    const material = await uploaded(bureau, "image", "image/png", picture(300, 12));
    const draft = newest(bureau, material).version.url ?? "";
    const own = await planner.send(draft);
    expect(own.status).toBe(200);
    expect(own.headers.get("cache-control")).toBe("private, no-store");
    expect((await planner.send(draft, { headers: { range: "bytes=1-2" } })).status).toBe(206);
    expect((await (await bureau.as("auditor")).send(draft)).status).toBe(200);
    const partner = await bureau.partner(await bureau.institution("华润银行"));
    expect((await partner.send(draft)).status).toBe(404);
    expect((await send(draft)).status).toBe(404);
  });
});

describe("a page", () => {
  it("runs in an origin of its own and loads nothing", async () => {
    const { version } = newest(bureau, await uploaded(bureau, "web", "text/html", PAGE));
    const response = await planner.send(version.url ?? "");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy")?.split("; ");
    expect(policy).toEqual(
      expect.arrayContaining([
        "sandbox allow-scripts",
        "default-src 'none'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
      ]),
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

it.each([
  "/media/jianghai/" + "0".repeat(64),
  "/media/nobody/" + "0".repeat(64),
  "/media/jianghai/ABC",
  "/media/JIANGHAI/" + "0".repeat(64),
  "/media/jianghai/..%2f..%2ftmp",
  "/media/jianghai/%00",
])("%s is not found", async (path) => {
  const response = await send(path);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: "not_found" });
});
