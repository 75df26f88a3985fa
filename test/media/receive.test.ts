import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Media } from "../../src/media/media.ts";
import { receive, type Announced } from "../../src/media/receive.ts";
import { FILMS, PICTURES, pngOf, PNG, utf8 } from "../bureau/material/stage.ts";
import { memory } from "./memory.ts";

const PAGE = utf8("<!doctype html><p>防非</p>");
const keys = { arrival: "tmp/a/1", final: "a/media/1" };
const announcing = (mime: string, bytes: Uint8Array, told: Partial<Announced> = {}): Announced => ({
  bytes: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  mime,
  durationMs: null,
  widthPx: null,
  heightPx: null,
  ...told,
});
const streamOf = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]).stream();
const take = (media: Media, mime: string, bytes: Uint8Array<ArrayBuffer>, told: Partial<Announced> = {}) =>
  receive(media, streamOf(bytes), announcing(mime, bytes, told), keys);

it("leaves the file at its final key and nowhere else", async () => {
  const media = memory();
  await take(media, "text/html", PAGE);
  expect([...media.kept]).toEqual([["a/media/1", PAGE]]);
});

it("lets a full disk be the storage's fault, not the sender's, and clears up", async () => {
  const full = async (_: string, bytes: ReadableStream<Uint8Array>): Promise<void> => {
    await bytes.cancel("disk full");
    throw new Error("disk full");
  };
  const media = memory({ put: full });
  await expect(take(media, "text/html", PAGE)).rejects.toThrow("disk full");
  expect(media.kept.size).toBe(0);
});

it("clears up when the copy fails", async () => {
  const media = memory({ copy: () => Promise.reject(new Error("disk full")) });
  await expect(take(media, "text/html", PAGE)).rejects.toThrow("disk full");
  expect(media.kept.size).toBe(0);
});

describe("what a file says of itself is kept:", () => {
  it.each<[string, string, Uint8Array<ArrayBuffer>, object]>([
    ["a picture's size", "image/png", pngOf(1920, 1080), { widthPx: 1920, heightPx: 1080, durationMs: null }],
    ["as it is shown, not as it lies", "image/jpeg", PICTURES.jpeg, { widthPx: 20, heightPx: 40 }],
    ["of WebP too", "image/webp", PICTURES.webp, { widthPx: 64, heightPx: 36 }],
    ["a film's size and length", "video/webm", FILMS.webm, { widthPx: 160, heightPx: 90, durationMs: 2000 }],
    ["the largest picture", "image/png", pngOf(16_000, 4000), { widthPx: 16_000, heightPx: 4000 }],
  ])("%s", async (_, mime, bytes, facts) => {
    expect(await take(memory(), mime, bytes)).toMatchObject(facts);
  });

  it("a page has no size but the announced one", async () => {
    expect(await take(memory(), "text/html", PAGE, { widthPx: 1920, heightPx: 360 })).toEqual({
      durationMs: null,
      widthPx: 1920,
      heightPx: 360,
    });
  });
});

/** Bytes within or behind a picture or film that make it a page as well. */
const SCRIPT = utf8("<script>alert(document.domain)</script>");
const join = (...parts: Uint8Array[]): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.concat(parts));
/** A JPEG comment segment (ITU-T T.81 §B.2.4.5) right behind the start of the image. */
function commented(jpeg: Uint8Array, comment: Uint8Array): Uint8Array<ArrayBuffer> {
  return join(jpeg.slice(0, 2), new Uint8Array([0xff, 0xfe, 0, comment.length + 2]), comment, jpeg.slice(2));
}

describe("refused, and nothing left behind:", () => {
  it.each<[string, string, Uint8Array<ArrayBuffer>, string, Partial<Announced>?]>([
    ["a page under a film's name", "video/mp4", PAGE, "body"],
    ["a film with a page before it", "video/mp4", join(PAGE, FILMS.mp4), "body"],
    [
      "a film whose first box is a page",
      "video/mp4",
      join(FILMS.mp4.slice(0, 32), SCRIPT, FILMS.mp4.slice(32)),
      "body",
    ],
    ["a JPEG with a script in a comment", "image/jpeg", commented(PICTURES.jpeg, SCRIPT), "body"],
    ["a JPEG with a page behind it", "image/jpeg", join(PICTURES.jpeg, PAGE), "body"],
    ["a PNG with SVG behind it", "image/png", join(PNG, utf8('<svg xmlns="http://www.w3.org/2000/svg"/>')), "body"],
    ["a GIF that is a script, as a page", "text/html", utf8("GIF89a=1;/*<html>*/alert(1)"), "body"],
    ["a GIF that is a script, as a picture", "image/png", utf8("GIF89a=1;alert(1)//"), "body"],
    ["a picture without a size", "image/png", PNG.slice(0, 12), "body"],
    ["a picture of no pixels", "image/png", pngOf(0, 10), "body"],
    ["a picture that decodes to more than it may", "image/png", pngOf(16_000, 4001), "body"],
    ["a picture longer than any screen takes", "image/png", pngOf(16_385, 10), "body"],
    ["another width than announced", "image/png", pngOf(1920, 1080), "widthPx", { widthPx: 1919, heightPx: 1080 }],
    ["another height than announced", "image/png", pngOf(1920, 1080), "heightPx", { widthPx: 1920, heightPx: 1081 }],
    ["a film of another size", "video/mp4", FILMS.mp4, "widthPx", { widthPx: 1920 }],
    ["a film of another length", "video/mp4", FILMS.mp4, "durationMs", { durationMs: 3001 }],
  ])("%s", async (_, mime, bytes, path, told) => {
    const media = memory();
    await expect(take(media, mime, bytes, told)).rejects.toMatchObject({
      facts: { code: "type_mismatch", errors: [{ path }] },
    });
    expect(media.kept.size).toBe(0);
  });

  it("a mark that lies across the border of two pieces", async () => {
    const bytes = new Uint8Array(300_000);
    bytes.set(PNG);
    bytes.set(SCRIPT, 256 * 1024 - 3);
    const media = memory();
    await expect(take(media, "image/png", bytes)).rejects.toMatchObject({ facts: { code: "type_mismatch" } });
    expect(media.kept.size).toBe(0);
  });
});
