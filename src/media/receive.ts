import { Problem } from "../contracts/problem.ts";
import { arrive } from "./arrive.ts";
import { checkMeasures, mismatch, type Facts } from "./check.ts";
import { markupFinder, markupIn } from "./markup.ts";
import type { Media } from "./media.ts";
import { HEAD_BYTES, sniff } from "./sniff.ts";

/** What was announced. */
export interface Announced {
  bytes: number;
  sha256: string;
  mime: string;
  durationMs: number | null;
  widthPx: number | null;
  heightPx: number | null;
}

/** What was noticed of a file while it went by. */
interface Seen {
  sha256: string;
  head: Uint8Array;
  markup: string | null;
}

/**
 * Takes in a file: streamed to `arrival`, hashed on the way, compared with what was announced, then copied to `final`.
 * Nothing is buffered. Whatever goes wrong, nothing is left at either key; throws `size_mismatch`, `hash_mismatch`,
 * `type_mismatch`, `storage_full`, or what the storage throws. The rest of `body` is then still to be read.
 */
export async function receive(
  media: Media,
  body: ReadableStream<Uint8Array>,
  announced: Announced,
  keys: { arrival: string; final: string },
): Promise<Facts> {
  try {
    const seen = await store(media, keys.arrival, body, announced);
    if (seen.sha256 !== announced.sha256) throw new Problem("hash_mismatch", { errors: [arrived(seen.sha256)] });
    await requireType(seen, announced.mime);
    const facts = await checkMeasures(media, keys.arrival, announced);
    await media.copy(keys.arrival, keys.final);
    return facts;
  } finally {
    await media.delete(keys.arrival);
  }
}

/** Streams the body into the store, and notes what it holds. */
async function store(
  media: Media,
  key: string,
  body: ReadableStream<Uint8Array>,
  { bytes, mime }: Announced,
): Promise<Seen> {
  const hash = new crypto.DigestStream("SHA-256");
  const hashing = hash.getWriter();
  const head = new Uint8Array(Math.min(bytes, HEAD_BYTES));
  const find = mime.startsWith("image/") ? markupFinder() : null;
  let markup: string | null = null;
  try {
    await arrive(media, key, body, bytes, (piece, at) => {
      if (at < head.length) head.set(piece.subarray(0, head.length - at), at);
      if (find) markup = find(piece);
      return hashing.write(piece);
    });
  } catch (error) {
    // Nobody asks for this hash any more: its rejection must not count as unhandled.
    hash.digest.catch(() => {});
    await hashing.abort(error);
    throw error;
  }
  await hashing.close();
  if (mime.startsWith("video/")) markup = markupIn(head);
  return { sha256: Buffer.from(await hash.digest).toString("hex"), head, markup };
}

/** The type by content, and nothing else within: a picture that is a page as well is neither. */
async function requireType({ head, markup }: Seen, announced: string): Promise<void> {
  const mime = await sniff(head);
  if (mime !== announced)
    throw mismatch("body", {
      zh: `文件内容为 ${mime ?? "未知类型"}，与申报的 ${announced} 不符`,
      en: `The content is ${mime ?? "of no known type"}, not the announced ${announced}`,
    });
  if (markup !== null)
    throw mismatch("body", {
      zh: `文件中夹带网页代码（${markup.trim()}…），请用图片或视频软件重新导出`,
      en: `There is a page within the file (${markup.trim()}…); export it anew with an image or video program`,
    });
}

function arrived(sha256: string) {
  return { path: "body", message: { zh: `收到的内容为 ${sha256}`, en: `What came is ${sha256}` } };
}
