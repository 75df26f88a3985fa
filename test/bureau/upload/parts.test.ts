import { env } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { Material } from "../../../src/contracts/material.ts";
import type { ProblemDocument } from "../../../src/contracts/problem.ts";
import type { UploadRequest } from "../../../src/contracts/upload.ts";
import { PART_BYTES } from "../../../src/domain/material/accepted.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import { auditOf, FILMS, hashOf, newest, picture, put, ticketFor, utf8, type Upload } from "../material/stage.ts";

let bureau: TestBureau;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
});

// Safe because `wrangler.toml` binds it.
const bucket = (env as unknown as { MEDIA: R2Bucket }).MEDIA;
async function keys(): Promise<string[]> {
  return (await bucket.list()).objects.map((object) => object.key).toSorted();
}

/** Three parts, the last of 5 bytes. */
const BYTES = picture(2 * PART_BYTES + 5, 30);
const pieceOf = (bytes: Uint8Array<ArrayBuffer>, n: number) => bytes.slice(n * PART_BYTES, (n + 1) * PART_BYTES);
const part = (upload: Upload, n: number, bytes = pieceOf(upload.bytes, n)) =>
  put(planner, `${upload.url}/parts/${n}`, bytes);
const complete = (upload: Upload) =>
  planner.send(`${upload.url}/complete`, { method: "POST", headers: { "accept-language": "en" } });
async function here(upload: Upload): Promise<number[]> {
  return (await (await planner.send(upload.url)).json<{ parts: number[] }>()).parts;
}
const ticket = (bytes = BYTES, told: Partial<UploadRequest> = {}) =>
  ticketFor(bureau, "image", "image/png", bytes, told);
const problemOf = (response: Response): Promise<Partial<ProblemDocument>> => response.json();
/** Nothing of it in any store, and no version. */
async function nothingLeft(before: string[], { material }: Upload): Promise<void> {
  expect(await keys()).toEqual(before);
  const after = await planner.call("material.get", { params: { bureau: bureau.id, material: material.id } });
  expect(after.versions).toEqual([]);
}

describe("parts", () => {
  it("in any order, and one of them twice, become one file with the whole's hash", async () => {
    const upload = await ticket();
    for (const n of [2, 0, 2]) expect((await part(upload, n)).status).toBe(204);
    expect(await here(upload)).toEqual([0, 2]);
    const early = await complete(upload);
    expect(early.status).toBe(409);
    expect(await problemOf(early)).toMatchObject({ code: "conflict", errors: [{ path: "parts" }] });
    expect((await part(upload, 1)).status).toBe(204);
    const done = await complete(upload);
    expect(done.status).toBe(201);
    const { version } = newest(bureau, await done.json<Material>());
    expect(version).toMatchObject({ sha256: hashOf(BYTES), bytes: BYTES.length, state: "draft", widthPx: 1 });
    expect(await auditOf(bureau, version.id)).toEqual(["upload.complete"]);
    const back = await planner.send(version.url ?? "", {
      headers: { range: `bytes=${PART_BYTES - 2}-${PART_BYTES + 1}` },
    });
    expect(new Uint8Array(await back.arrayBuffer())).toEqual(BYTES.slice(PART_BYTES - 2, PART_BYTES + 2));
    const whole = await planner.send(version.url ?? "");
    expect(hashOf(new Uint8Array(await whole.arrayBuffer()))).toBe(hashOf(BYTES));
    expect((await keys()).filter((key) => key.includes("/parts/") || key.startsWith("tmp/"))).toEqual([]);
  });

  it("broken off at any byte are not there; those before are, and are not asked for again", async () => {
    const bytes = picture(PART_BYTES + 400_000, 31);
    const upload = await ticket(bytes);
    expect((await part(upload, 0)).status).toBe(204);
    const last = pieceOf(bytes, 1);
    for (const at of [0, 1, 65_536, 262_144, 262_145, 399_999]) {
      let sent = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent >= at) return controller.error(new Error("broken off"));
          const end = Math.min(at, sent + 50_000);
          controller.enqueue(last.slice(sent, end));
          sent = end;
        },
      });
      const headers = { "content-length": String(last.length) };
      const response = await planner.send(`${upload.url}/parts/1`, { method: "PUT", headers, body });
      expect(await problemOf(response), `after ${at}`).toMatchObject({ status: 422, code: "size_mismatch" });
      expect(await here(upload)).toEqual([0]);
    }
    expect((await part(upload, 1)).status).toBe(204);
    const { version } = newest(bureau, await (await complete(upload)).json<Material>());
    expect(version.sha256).toBe(hashOf(bytes));
  });

  it("completed twice at once make one version, and both hear of it", async () => {
    const upload = await ticket(picture(PART_BYTES + 7, 32));
    for (const n of [0, 1]) await part(upload, n);
    const both = await Promise.all([complete(upload), complete(upload)]);
    expect(both.map((response) => response.status)).toEqual([201, 201]);
    const [one, other] = await Promise.all(both.map((response) => response.json<Material>()));
    expect(one?.versions).toHaveLength(1);
    expect(other).toEqual(one);
    const again = await complete(upload);
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(one);
  });

  it("of a given-up upload are gone at once", async () => {
    const before = await keys();
    const upload = await ticket();
    await part(upload, 0);
    const id = upload.url.slice(upload.url.lastIndexOf("/") + 1);
    await planner.call("upload.cancel", { params: { bureau: bureau.id, upload: id } });
    await nothingLeft(before, upload);
    expect((await part(upload, 1)).status).toBe(404);
  });
});

describe("refused, and nothing left behind:", () => {
  it("parts that are not the announced whole", async () => {
    const before = await keys();
    const upload = await ticket();
    for (const n of [0, 1]) await part(upload, n);
    await part(upload, 2, new Uint8Array(5));
    const response = await complete(upload);
    expect(await problemOf(response)).toMatchObject({
      status: 422,
      code: "hash_mismatch",
      errors: [{ path: "body", message: expect.stringContaining("What came is") as string }],
    });
    expect(await here(upload)).toEqual([]);
    await nothingLeft(before, upload);
  });

  it("a page under a film's name, cut in two", async () => {
    const before = await keys();
    const page = new Uint8Array(PART_BYTES + 10).fill(0x20);
    page.set(utf8("<!doctype html><script>alert(1)</script>"));
    const upload = await ticketFor(bureau, "video", "video/mp4", page);
    for (const n of [0, 1]) await part(upload, n);
    expect(await problemOf(await complete(upload))).toMatchObject({
      code: "type_mismatch",
      errors: [{ path: "body", message: "The content is text/html, not the announced video/mp4" }],
    });
    await nothingLeft(before, upload);
  });

  it("a part of another length, told before a byte is read", async () => {
    const before = await keys();
    const upload = await ticket();
    for (const [n, bytes] of [
      [0, new Uint8Array(PART_BYTES - 1)],
      [2, new Uint8Array(6)],
    ] as const) {
      expect(await problemOf(await part(upload, n, bytes))).toMatchObject({
        code: "size_mismatch",
        errors: [{ path: "Content-Length" }],
      });
    }
    await nothingLeft(before, upload);
  });

  it.each(["3", "-1", "1e1", "x", "99999999"])("part %s, which there is not", async (n) => {
    const upload = await ticket();
    const response = await put(planner, `${upload.url}/parts/${n}`, new Uint8Array(5));
    expect(await problemOf(response)).toMatchObject({ code: "not_found", errors: [{ path: "path.part" }] });
  });

  it("somebody else's parts, asking and completing", async () => {
    const upload = await ticket();
    const other = await bureau.as("planner2");
    const asked = [
      put(other, `${upload.url}/parts/2`, pieceOf(upload.bytes, 2)),
      other.send(upload.url),
      other.send(`${upload.url}/complete`, { method: "POST" }),
    ];
    for (const response of await Promise.all(asked))
      expect(await problemOf(response)).toMatchObject({ code: "not_found", errors: [{ path: "path.upload" }] });
  });

  it("parts of what is finished", async () => {
    const upload = await ticketFor(bureau, "video", "video/mp4", FILMS.mp4);
    expect((await part(upload, 0)).status).toBe(204);
    expect((await complete(upload)).status).toBe(201);
    expect(await problemOf(await part(upload, 0))).toMatchObject({ code: "conflict" });
  });
});
