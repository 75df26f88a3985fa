import type { Hono } from "hono";
import { ENDPOINTS } from "../contracts/endpoints.ts";
import { invalid, Problem } from "../contracts/problem.ts";
import { THUMBNAIL } from "../contracts/upload.ts";
import { mismatch } from "../media/check.ts";
import { markupIn } from "../media/markup.ts";
import { thumbnailKey } from "../media/media.ts";
import { pictureSize } from "../media/picture.ts";
import { sniff } from "../media/sniff.ts";
import { mediaOf } from "../media/store.ts";
import { sha256 } from "../platform/digest.ts";
import { readBytes } from "./body.ts";
import type { AppEnv, Ctx } from "./context.ts";
import { ask, bureauIn, openTicket, uploadIn, uploadRoute } from "./upload.ts";

/** Small pictures made in the browser; believed as little as any other file. */
export function thumbnailRoutes(app: Hono<AppEnv>): void {
  uploadRoute(app, ENDPOINTS["upload.thumbnail"], takeThumbnail);
}

async function takeThumbnail(c: Ctx): Promise<void> {
  const announced = announcedHash(c);
  const ticket = await openTicket(c);
  const bytes = await readBytes(c.req.raw.body, THUMBNAIL.bytes);
  const found = sha256(bytes);
  if (found !== announced) {
    const message = { zh: `收到的内容为 ${found}`, en: `What came is ${found}` };
    throw new Problem("hash_mismatch", { errors: [{ path: "body", message }] });
  }
  const mime = await typeOf(bytes);
  const media = mediaOf(c.env);
  const key = thumbnailKey(bureauIn(c), ticket.id, found);
  // A Blob's stream can be read like any other; it is small.
  await media.put(key, new Blob([bytes]).stream(), bytes.length);
  await ask(c, "upload.thumbnail", {
    params: { upload: uploadIn(c) },
    body: { sha256: found, mime, bytes: bytes.length },
  });
}

/** `Content-Digest: sha-256=:…:` (RFC 9530 §2), as lower-case hexadecimal. */
function announcedHash(c: Ctx): string {
  const match = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(c.req.header("content-digest") ?? "");
  if (match?.[1]) return Buffer.from(match[1], "base64").toString("hex");
  throw invalid("Content-Digest", "应为 sha-256=:Base64:（RFC 9530）", "sha-256=:base64: is right (RFC 9530)");
}

async function typeOf(bytes: Uint8Array): Promise<string> {
  const mime = await sniff(bytes);
  if ((mime !== "image/jpeg" && mime !== "image/webp") || markupIn(bytes) !== null)
    throw mismatch("body", { zh: "缩略图应为 JPEG 或 WebP", en: "A thumbnail is a JPEG or WebP" });
  const size = pictureSize(bytes);
  if (!size || Math.max(size.widthPx, size.heightPx) > THUMBNAIL.edgePx)
    throw mismatch("body", {
      zh: `缩略图每边至多 ${THUMBNAIL.edgePx} 像素`,
      en: `A thumbnail is at most ${THUMBNAIL.edgePx} px a side`,
    });
  return mime;
}
