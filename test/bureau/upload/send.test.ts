import { env } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { Material, MaterialKind } from "../../../src/contracts/material.ts";
import type { ProblemDocument } from "../../../src/contracts/problem.ts";
import { newBureau, type Person, type TestBureau } from "../../support/api.ts";
import {
  auditOf,
  FILMS,
  hashOf,
  newest,
  PAGE,
  PICTURES,
  picture,
  PNG,
  put,
  ticketFor,
  uploaded,
  utf8,
  type Upload,
} from "../material/stage.ts";

let bureau: TestBureau;
let planner: Person;
beforeAll(async () => {
  bureau = await newBureau();
  planner = await bureau.as("planner");
});

// Safe because `wrangler.toml` binds it.
const bucket = (env as unknown as { MEDIA: R2Bucket }).MEDIA;
const keys = async (): Promise<string[]> => (await bucket.list()).objects.map((object) => object.key).toSorted();
const problemOf = async (response: Response): Promise<Partial<ProblemDocument>> => response.json();

/** Sends, and expects a refusal that leaves no bytes and no version. */
async function refused({ material, url }: Upload, send: () => Promise<Response>): Promise<Partial<ProblemDocument>> {
  const before = await keys();
  const response = await send();
  const problem = await problemOf(response);
  expect(problem.status).toBe(response.status);
  expect(await keys()).toEqual(before);
  const after = await planner.call("material.get", { params: { bureau: bureau.id, material: material.id } });
  expect(after.versions).toEqual([]);
  expect(url).toContain("/uploads/upl_");
  return problem;
}

describe("an upload", () => {
  it.each<[MaterialKind, string, Uint8Array<ArrayBuffer>, object]>([
    ["video", "video/mp4", FILMS.mp4, { durationMs: 2000, widthPx: 160, heightPx: 90 }],
    ["video", "video/webm", FILMS.webm, { durationMs: 2000, widthPx: 160, heightPx: 90 }],
    ["image", "image/png", PNG, { durationMs: null, widthPx: 1, heightPx: 1 }],
    ["image", "image/jpeg", PICTURES.jpeg, { durationMs: null, widthPx: 20, heightPx: 40 }],
    ["web", "text/html", PAGE, { durationMs: null }],
    ["leaflet", "application/pdf", utf8("%PDF-1.7\n%%EOF"), { durationMs: null }],
  ])("of a %s as %s becomes a draft with its hash and measures", async (kind, mime, bytes, measured) => {
    const material = await uploaded(bureau, kind, mime, bytes);
    const { version } = newest(bureau, material);
    expect(version).toMatchObject({
      state: "draft",
      number: 1,
      sha256: hashOf(bytes),
      bytes: bytes.length,
      mime,
      url: `/media/${bureau.id}/${hashOf(bytes)}`,
      createdBy: { id: planner.id },
      ...measured,
    });
    expect(await auditOf(bureau, version.id)).toEqual(["upload.send"]);
    expect((await keys()).filter((key) => key.startsWith("tmp/"))).toEqual([]);
  });

  it("of some megabytes arrives whole", async () => {
    const bytes = picture(5_000_123, 7);
    const { version } = newest(bureau, await uploaded(bureau, "image", "image/png", bytes));
    const back = await planner.send(version.url ?? "");
    expect(hashOf(new Uint8Array(await back.arrayBuffer()))).toBe(hashOf(bytes));
  });

  it("keeps the film's own length where a browser rounded it otherwise", async () => {
    const told = { widthPx: 160, heightPx: 90, durationMs: 2600 };
    expect(newest(bureau, await uploaded(bureau, "video", "video/mp4", FILMS.mp4, told)).version).toMatchObject({
      ...told,
      durationMs: 2000,
    });
  });

  it("sent again after a lost response answers the same, and makes one version", async () => {
    const bytes = picture(300, 1);
    const { url } = await ticketFor(bureau, "image", "image/png", bytes);
    const first = await (await put(planner, url, bytes)).json<Material>();
    const again = await put(planner, url, bytes);
    expect(again.status).toBe(201);
    expect(await again.json()).toEqual(first);
    expect(first.versions).toHaveLength(1);
  });

  it("sent twice at once makes one version, and both hear of it", async () => {
    const bytes = picture(400_000, 2);
    const { url } = await ticketFor(bureau, "image", "image/png", bytes);
    const both = await Promise.all([put(planner, url, bytes), put(planner, url, bytes)]);
    expect(both.map((response) => response.status)).toEqual([201, 201]);
    const [one, other] = await Promise.all(both.map((response) => response.json<Material>()));
    expect(one?.versions).toHaveLength(1);
    expect(other).toEqual(one);
  });

  it("of the same content twice at once is two versions of one blob", async () => {
    const bytes = picture(150_000, 3);
    const before = await keys();
    const materials = await Promise.all(
      (["image", "leaflet"] as const).map((kind) => uploaded(bureau, kind, "image/png", bytes)),
    );
    const [one, other] = materials.map((material) => newest(bureau, material).version);
    expect(one?.sha256).toBe(other?.sha256);
    expect(one?.id).not.toBe(other?.id);
    expect(await keys()).toHaveLength(before.length + 1);
    for (const url of [one?.url, other?.url]) {
      const back = await planner.send(url ?? "");
      expect(hashOf(new Uint8Array(await back.arrayBuffer()))).toBe(hashOf(bytes));
    }
  });

  it("asked for again before it is here keeps its ticket; once it is here there is another", async () => {
    const { material, url, bytes } = await ticketFor(bureau, "image", "image/png", picture(320, 21));
    const params = { bureau: bureau.id, material: material.id };
    const body = { bytes: bytes.length, sha256: hashOf(bytes), mime: "image/png" };
    const again = await planner.call("upload.request", { params, body: { ...body, validUntil: "2026-12-31" } });
    expect(again.url).toBe(url);
    const other = await bureau.as("planner2");
    expect((await other.call("upload.request", { params, body })).url).not.toBe(url);
    const sent = await (await put(planner, url, bytes)).json<Material>();
    expect(newest(bureau, sent).version.validUntil).toBe("2026-12-31");
    expect((await planner.call("upload.request", { params, body })).url).not.toBe(url);
  });

  it("makes the next version of a material that has one", async () => {
    const material = await uploaded(bureau, "image", "image/png", picture(600, 4));
    const bytes = picture(600, 5);
    const { url } = await planner.call("upload.request", {
      params: { bureau: bureau.id, material: material.id },
      body: { bytes: bytes.length, sha256: hashOf(bytes), mime: "image/png", validUntil: "2026-12-31" },
    });
    const after = await (await put(planner, url, bytes)).json<Material>();
    expect(after.versions.map((version) => version.number)).toEqual([2, 1]);
    expect(after.versions[0]).toMatchObject({ validUntil: "2026-12-31", validFrom: null });
  });
});

describe("refused, and nothing left behind:", () => {
  it("a wrong hash", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(), { sha256: "0".repeat(64) });
    expect(await refused(upload, () => put(planner, upload.url, upload.bytes))).toMatchObject({
      code: "hash_mismatch",
      status: 422,
      errors: [{ path: "body" }],
    });
  });

  it.each([-1, 1])("a wrong size, %i byte off, told before a byte is read", async (off) => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(900));
    expect(await refused(upload, () => put(planner, upload.url, picture(900 + off)))).toMatchObject({
      code: "size_mismatch",
      errors: [{ path: "Content-Length" }],
    });
  });

  it("no Content-Length at all", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture());
    const body = new ReadableStream({ start: (controller) => (controller.enqueue(upload.bytes), controller.close()) });
    expect(await refused(upload, () => planner.send(upload.url, { method: "PUT", body }))).toMatchObject({
      code: "size_mismatch",
    });
  });

  it.each([0, 70_000])("a body that breaks off after %i bytes", async (at) => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(200_000, 8));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= at) return controller.error(new Error("broken off"));
        controller.enqueue(upload.bytes.slice(sent, (sent += 35_000)));
      },
    });
    const headers = { "content-length": String(upload.bytes.length) };
    expect(await refused(upload, () => planner.send(upload.url, { method: "PUT", headers, body }))).toMatchObject({
      code: "size_mismatch",
    });
  });

  it("a body that is shorter or longer than its own Content-Length", async () => {
    for (const length of [999, 1001]) {
      const upload = await ticketFor(bureau, "image", "image/png", picture(1000));
      const headers = { "content-length": "1000" };
      const body = new Blob([picture(length)]).stream();
      expect(await refused(upload, () => planner.send(upload.url, { method: "PUT", headers, body }))).toMatchObject({
        code: "size_mismatch",
      });
    }
  });

  const html = utf8("<html><body><script>alert(1)</script></body></html>");
  const svg = utf8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  it.each<[string, MaterialKind, string, Uint8Array<ArrayBuffer>]>([
    ["a page as a picture", "image", "image/png", html],
    ["SVG as a picture", "image", "image/png", svg],
    ["SVG as a page", "web", "text/html", svg],
    ["a picture as a page", "web", "text/html", PNG],
    ["a page as a leaflet", "leaflet", "application/pdf", html],
    ["a page with a picture behind it", "image", "image/png", new Uint8Array([...html, ...PNG])],
    ["one picture format as another", "image", "image/jpeg", PNG],
    ["one film format as another", "video", "video/mp4", FILMS.webm],
    ["sound without a picture as a film", "video", "video/webm", FILMS.sound],
    ["the head of a film", "video", "video/mp4", FILMS.mp4.slice(0, 600)],
    ["plain words as a page", "web", "text/html", utf8("守住钱袋子")],
  ])("%s", async (_, kind, mime, bytes) => {
    const upload = await ticketFor(bureau, kind, mime, bytes);
    expect(await refused(upload, () => put(planner, upload.url, bytes))).toMatchObject({
      code: "type_mismatch",
      status: 422,
      errors: [{ path: "body" }],
    });
  });

  it("a film of another length than announced", async () => {
    const upload = await ticketFor(bureau, "video", "video/mp4", FILMS.mp4, { durationMs: 15_000 });
    expect(await refused(upload, () => put(planner, upload.url, upload.bytes))).toMatchObject({
      code: "type_mismatch",
      errors: [{ path: "durationMs", message: "It is 2000, not 15000" }],
    });
  });

  it("more than 64 MiB at once", async () => {
    const told = { bytes: 64 * 1024 ** 2 + 1 };
    const upload = await ticketFor(bureau, "video", "video/mp4", FILMS.mp4, told);
    expect(await refused(upload, () => put(planner, upload.url, upload.bytes))).toMatchObject({
      code: "too_large",
      errors: [{ path: "body" }],
    });
  });

  it("an expired ticket", async () => {
    const material = await planner.call("material.create", {
      params: { bureau: bureau.id },
      body: { title: "late", kind: "image" },
    });
    const bytes = picture(250);
    const { url } = await planner.at("2023-06-15T08:00:00+08:00")("upload.request", {
      params: { bureau: bureau.id, material: material.id },
      body: { bytes: bytes.length, sha256: hashOf(bytes), mime: "image/png" },
    });
    expect(await refused({ material, url, bytes }, () => put(planner, url, bytes))).toMatchObject({ code: "gone" });
  });

  it("somebody else's ticket, and one that nobody has", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture());
    const other = await bureau.as("planner2");
    expect(await refused(upload, () => put(other, upload.url, upload.bytes))).toMatchObject({ code: "not_found" });
    const reviewer = await bureau.as("reviewer1");
    expect(await refused(upload, () => put(reviewer, upload.url, upload.bytes))).toMatchObject({ code: "forbidden" });
    const nowhere = `/api/bureaus/${bureau.id}/uploads/upl_01jz3v8k6m0q4d5e9r7t2w1x0y`;
    expect(await refused(upload, () => put(planner, nowhere, upload.bytes))).toMatchObject({
      code: "not_found",
      errors: [{ path: "path.upload" }],
    });
  });
});

describe("what is not finished", () => {
  const open = async (): Promise<string[]> => {
    const { items } = await planner.call("upload.list", { params: { bureau: bureau.id } });
    return items.map((item) => item.id);
  };

  it("is listed for whoever began it, until it is here", async () => {
    const { material, url, bytes } = await ticketFor(bureau, "image", "image/png", picture(330, 22));
    const { items } = await planner.call("upload.list", { params: { bureau: bureau.id } });
    expect(items[0]).toMatchObject({ material: material.id, title: material.title, bytes: 330, url });
    const other = await bureau.as("planner2");
    const others = await other.call("upload.list", { params: { bureau: bureau.id } });
    expect(others.items.map((item) => item.url)).not.toContain(url);
    await put(planner, url, bytes);
    expect(await open()).not.toContain(items[0]?.id);
  });

  it("can be given up, with one audit row; then its ticket is gone", async () => {
    const { url, bytes } = await ticketFor(bureau, "image", "image/png", picture(340, 23));
    const upload = url.slice(url.lastIndexOf("/") + 1);
    const params = { bureau: bureau.id, upload };
    const other = await bureau.as("planner2");
    await expect(other.call("upload.cancel", { params })).rejects.toMatchObject({ problem: { code: "not_found" } });
    await planner.call("upload.cancel", { params });
    expect(await open()).not.toContain(upload);
    expect(await auditOf(bureau, upload)).toEqual(["upload.request", "upload.cancel"]);
    expect((await put(planner, url, bytes)).status).toBe(404);
  });

  it("that is finished cannot be given up", async () => {
    const { url, bytes } = await ticketFor(bureau, "image", "image/png", picture(350, 24));
    await put(planner, url, bytes);
    const params = { bureau: bureau.id, upload: url.slice(url.lastIndexOf("/") + 1) };
    await expect(planner.call("upload.cancel", { params })).rejects.toMatchObject({ problem: { code: "conflict" } });
  });
});

describe("a ticket is refused", () => {
  const ask = async (kind: MaterialKind, body: object): Promise<unknown> => {
    const params = { bureau: bureau.id };
    const material = await planner.call("material.create", { params, body: { title: "x", kind } });
    return planner.call("upload.request", {
      params: { ...params, material: material.id },
      body: { bytes: 100, sha256: "0".repeat(64), mime: "image/png", ...body },
    });
  };
  it.each<[string, MaterialKind, object, object]>([
    ["for a type its kind does not take", "image", { mime: "image/svg+xml" }, { errors: [{ path: "mime" }] }],
    ["for a page as a film", "video", { mime: "text/html" }, { errors: [{ path: "mime" }] }],
    ["above the kind's size", "image", { bytes: 50 * 1024 ** 2 + 1 }, { errors: [{ path: "bytes" }] }],
    ["above 2 GiB", "video", { mime: "video/mp4", bytes: 2 * 1024 ** 3 + 1 }, { errors: [{ path: "bytes" }] }],
    ["with a length for a picture", "image", { durationMs: 5000 }, { errors: [{ path: "durationMs" }] }],
    [
      "with valid days in the wrong order",
      "image",
      { validFrom: "2026-06-02", validUntil: "2026-06-01" },
      { errors: [{ path: "validUntil" }] },
    ],
    ["for a slogan", "text", {}, { code: "conflict" }],
  ])("%s", async (_, kind, body, problem) => {
    await expect(ask(kind, body)).rejects.toMatchObject({ problem });
  });

  it("to those who may not write materials", async () => {
    const params = { bureau: bureau.id, material: (await uploaded(bureau, "image", "image/png", PNG)).id };
    const body = { bytes: 100, sha256: "0".repeat(64), mime: "image/png" };
    for (const name of ["reviewer1", "operator", "auditor"])
      await expect((await bureau.as(name)).call("upload.request", { params, body })).rejects.toMatchObject({
        problem: { code: "forbidden" },
      });
  });
});
