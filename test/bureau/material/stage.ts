import { createHash } from "node:crypto";
import type { Material, MaterialKind } from "../../../src/contracts/material.ts";
import type { UploadRequest } from "../../../src/contracts/upload.ts";
import jpeg from "../../media/files/on-its-side.jpg?inline";
import webp from "../../media/files/small.webp?inline";
import wide from "../../media/files/too-wide.webp?inline";
import mp4 from "../../media/files/two-seconds.mp4?inline";
import sound from "../../media/files/sound-only.webm?inline";
import webm from "../../media/files/two-seconds.webm?inline";
import type { Person, TestBureau } from "../../support/api.ts";

/** A file inlined by the bundler as a data URL. */
function inlined(url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(url.slice(url.indexOf(",") + 1), "base64"));
}
/** A JPEG of 40 × 20 that is shown upright, as 20 × 40; a WebP of 64 × 36; one of 641 × 4. */
export const PICTURES = { jpeg: inlined(jpeg), webp: inlined(webp), wide: inlined(wide) };
export const FILMS = { mp4: inlined(mp4), webm: inlined(webm), sound: inlined(sound) };
/** The smallest PNG: one pixel. */
export const PNG = inlined(
  "data:,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
);
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
export const PAGE = utf8("<!doctype html><title>防非</title><script>document.title += '!'</script>");

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A picture of any size that is no other picture: the rest is filling behind the image's end. */
export function picture(length = 200, seed = 0): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + seed) & 0xff);
  bytes.set(PNG);
  return bytes;
}

/** The head of a PNG that says that it is of this size (RFC 2083 §4.1.1). */
export function pngOf(widthPx: number, heightPx: number): Uint8Array<ArrayBuffer> {
  const bytes = picture(PNG.length);
  new DataView(bytes.buffer).setUint32(16, widthPx);
  new DataView(bytes.buffer).setUint32(20, heightPx);
  return bytes;
}

export interface Upload {
  material: Material;
  url: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** A material of the kind and a ticket for the bytes. */
export async function ticketFor(
  bureau: TestBureau,
  kind: MaterialKind,
  mime: string,
  bytes: Uint8Array<ArrayBuffer>,
  more: Partial<UploadRequest> = {},
): Promise<Upload> {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const material = await call("material.create", { params, body: { title: `${kind} ${mime}`, kind } });
  const body = { bytes: bytes.length, sha256: hashOf(bytes), mime, ...more };
  const { url } = await call("upload.request", { params: { ...params, material: material.id }, body });
  return { material, url, bytes };
}

export async function put(person: Person, url: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  return person.send(url, {
    method: "PUT",
    headers: { "content-length": String(bytes.length), "accept-language": "en" },
    body: bytes,
  });
}

/** A material with one uploaded version, in draft. */
export async function uploaded(
  bureau: TestBureau,
  kind: MaterialKind,
  mime: string,
  bytes: Uint8Array<ArrayBuffer>,
  more: Partial<UploadRequest> = {},
): Promise<Material> {
  const { url } = await ticketFor(bureau, kind, mime, bytes, more);
  const response = await put(await bureau.as("planner"), url, bytes);
  if (!response.ok) throw new Error(`Upload: ${response.status} ${await response.text()}`);
  return response.json<Material>();
}

/** Ids and hash of a material's newest version. */
export function newest(bureau: TestBureau, material: Material) {
  const [version] = material.versions;
  if (!version) throw new Error(`${material.id} has no version`);
  return { version, params: { bureau: bureau.id, material: material.id, version: version.id } };
}

/** Takes the newest version through all three steps. */
export async function approved(bureau: TestBureau, material: Material): Promise<Material> {
  const { version, params } = newest(bureau, material);
  let now = await (await bureau.as("planner")).call("version.submit", { params });
  for (const name of ["reviewer1", "reviewer2", "reviewer3"])
    now = await (
      await bureau.as(name)
    ).call("version.approve", { params, body: { sha256: version.sha256 }, revision: now.revision });
  return now;
}

/** The same from a slogan. */
export async function slogan(bureau: TestBureau, text: string, days: { validUntil?: string } = {}): Promise<Material> {
  const { call } = await bureau.as("planner");
  const params = { bureau: bureau.id };
  const material = await call("material.create", { params, body: { title: text, kind: "text" } });
  return call("material.write_text", {
    params: { ...params, material: material.id },
    body: { text, style: { template: "scroll", color: "#ff0000", background: "#000000" }, ...days },
  });
}

/** How many rows the audit trail has for a subject, by action. */
export async function auditOf(bureau: TestBureau, subject: string): Promise<string[]> {
  const { call } = await bureau.as("auditor");
  const { items } = await call("audit.list", { params: { bureau: bureau.id }, query: { subject } });
  return items.map((row) => row.action).toReversed();
}
