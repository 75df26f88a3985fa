import { env } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import type { ProblemDocument } from "../../../src/contracts/problem.ts";
import { newBureau, send, type Person, type TestBureau } from "../../support/api.ts";
import {
  approved,
  auditOf,
  hashOf,
  newest,
  picture,
  PICTURES,
  PNG,
  put,
  ticketFor,
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
const keys = async () => (await bucket.list()).objects.map((object) => object.key);
const digestOf = (bytes: Uint8Array) => `sha-256=:${Buffer.from(hashOf(bytes), "hex").toString("base64")}:`;

function sendThumbnail(
  upload: Upload,
  bytes: Uint8Array<ArrayBuffer>,
  digest = digestOf(bytes),
  person = planner,
): Promise<Response> {
  const headers = { "content-length": String(bytes.length), "content-digest": digest, "accept-language": "en" };
  return person.send(`${upload.url}/thumbnail`, { method: "PUT", headers, body: bytes });
}

async function withThumbnail(bytes: Uint8Array<ArrayBuffer>, seed: number) {
  const upload = await ticketFor(bureau, "image", "image/png", picture(300, seed));
  expect((await sendThumbnail(upload, bytes)).status).toBe(204);
  return newest(bureau, await (await put(planner, upload.url, upload.bytes)).json());
}

describe("a thumbnail", () => {
  it("comes with an upload, and is the version's for ever: a draft's for the staff, an approved one's for all", async () => {
    const { version } = await withThumbnail(PICTURES.webp, 1);
    expect(version.thumbnail).toBe(`/media/${bureau.id}/${hashOf(PICTURES.webp)}`);
    const url = version.thumbnail ?? "";
    expect((await send(url)).status).toBe(404);
    const own = await planner.send(url);
    expect(own.headers.get("content-type")).toBe("image/webp");
    expect(own.headers.get("cache-control")).toBe("private, no-store");
    expect(new Uint8Array(await own.arrayBuffer())).toEqual(PICTURES.webp);
    const material = await planner.call("material.get", { params: { bureau: bureau.id, material: version.material } });
    await approved(bureau, material);
    const open = await send(url);
    expect(open.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect((await send(url, { headers: { range: "bytes=0-3" } })).status).toBe(206);
  });

  it("that is sent again replaces the first, each with its audit row", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(300, 2));
    await sendThumbnail(upload, PICTURES.webp);
    await sendThumbnail(upload, PICTURES.jpeg);
    const { version } = newest(bureau, await (await put(planner, upload.url, upload.bytes)).json());
    expect(version.thumbnail).toContain(hashOf(PICTURES.jpeg));
    const id = upload.url.slice(upload.url.lastIndexOf("/") + 1);
    expect(await auditOf(bureau, id)).toEqual(["upload.request", "upload.thumbnail", "upload.thumbnail"]);
  });

  it("is nobody's when none was sent", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(300, 3));
    const { version } = newest(bureau, await (await put(planner, upload.url, upload.bytes)).json());
    expect(version.thumbnail).toBe(null);
  });

  it("cannot be changed once there is a version: nobody has reviewed another", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(300, 4));
    await put(planner, upload.url, upload.bytes);
    const response = await sendThumbnail(upload, PICTURES.webp);
    expect(await response.json()).toMatchObject({ code: "conflict" });
  });
});

describe("refused, and not kept:", () => {
  const scripted = new Uint8Array([...PICTURES.jpeg, ...utf8("<script>alert(1)</script>")]);
  const heavy = new Uint8Array(100_001);
  heavy.set(PICTURES.jpeg);
  it.each<[string, Uint8Array<ArrayBuffer>, string | undefined, Partial<ProblemDocument>]>([
    ["no digest", PICTURES.webp, "", { code: "invalid", errors: [{ path: "Content-Digest", message: "" }] }],
    [
      "another digest",
      PICTURES.webp,
      digestOf(PNG),
      { code: "hash_mismatch", errors: [{ path: "body", message: "" }] },
    ],
    ["a PNG", PNG, undefined, { code: "type_mismatch", errors: [{ path: "body", message: "" }] }],
    ["a page", utf8("<html><b>"), undefined, { code: "type_mismatch", errors: [{ path: "body", message: "" }] }],
    ["a picture that is a page too", scripted, undefined, { code: "type_mismatch" }],
    ["a picture of 641 px", PICTURES.wide, undefined, { code: "type_mismatch" }],
    ["more than 100 kB", heavy, undefined, { code: "too_large", errors: [{ path: "body", message: "" }] }],
    ["nothing", new Uint8Array(), undefined, { code: "type_mismatch" }],
  ])("%s", async (_, bytes, digest, { code, errors }) => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(300, 5));
    const before = await keys();
    const problem = await (await sendThumbnail(upload, bytes, digest)).json<ProblemDocument>();
    expect(problem.code).toBe(code);
    if (errors) expect(problem.errors?.map((error) => error.path)).toEqual(errors.map((error) => error.path));
    expect(await keys()).toEqual(before);
  });

  it("one for somebody else's upload", async () => {
    const upload = await ticketFor(bureau, "image", "image/png", picture(300, 6));
    const other = await bureau.as("planner2");
    const response = await sendThumbnail(upload, PICTURES.webp, undefined, other);
    expect(await response.json()).toMatchObject({ code: "not_found", errors: [{ path: "path.upload" }] });
  });
});
