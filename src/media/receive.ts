import { Problem } from "../contracts/problem.ts";
import type { MaterialKind } from "../contracts/material.ts";
import { FILM_MS, FILM_TOLERANCE_MS } from "../domain/material/accepted.ts";
import { measure, type Measured } from "./measure.ts";
import type { Media } from "./media.ts";
import { HEAD_BYTES, sniff } from "./sniff.ts";

/** What was announced. */
export interface Announced {
  kind: MaterialKind;
  bytes: number;
  sha256: string;
  mime: string;
  durationMs: number | null;
}

/** Every chunk costs some turns of the event loop that all screens share; few large ones cost least. */
const CHUNK_BYTES = 256 * 1024;
const UNMEASURED = { durationMs: null, widthPx: null, heightPx: null };

/**
 * Takes in a file: streamed to `arrival`, hashed on the way, compared with what was announced, then copied to `final`.
 * Nothing is buffered. Whatever goes wrong, nothing is left at either key; throws `size_mismatch`, `hash_mismatch`,
 * `type_mismatch`, or what the storage throws.
 */
export async function receive(
  media: Media,
  body: ReadableStream<Uint8Array>,
  announced: Announced,
  keys: { arrival: string; final: string },
): Promise<Measured | typeof UNMEASURED> {
  try {
    const { sha256, head } = await store(media, keys.arrival, body, announced.bytes);
    if (sha256 !== announced.sha256) throw new Problem("hash_mismatch", { errors: [arrived(sha256)] });
    const mime = await sniff(head);
    if (mime !== announced.mime) throw wrongType(mime ?? "?", announced.mime);
    const measured = announced.kind === "video" ? await measureFilm(media, keys.arrival, announced) : UNMEASURED;
    await media.copy(keys.arrival, keys.final);
    return measured;
  } finally {
    await media.delete(keys.arrival);
  }
}

/** Streams the body into the store; gives its hash and its first bytes. */
async function store(
  media: Media,
  key: string,
  body: ReadableStream<Uint8Array>,
  bytes: number,
): Promise<{ sha256: string; head: Uint8Array }> {
  const hash = new crypto.DigestStream("SHA-256");
  const hashing = hash.getWriter();
  const reader = body.getReader({ mode: "byob" });
  const head = new Uint8Array(Math.min(bytes, HEAD_BYTES));
  let received = 0;
  let wrongSize = false;
  const arriving = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reader.readAtLeast(CHUNK_BYTES, new Uint8Array(CHUNK_BYTES)).catch((error) => {
        wrongSize = true;
        throw error;
      });
      if (done || value.byteLength === 0) {
        wrongSize = received !== bytes;
        return controller.close();
      }
      if (received < head.length) head.set(value.subarray(0, head.length - received), received);
      received += value.byteLength;
      wrongSize = received > bytes;
      await hashing.write(value);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  try {
    await media.put(key, arriving, bytes);
  } catch (error) {
    // Nobody asks for this hash any more: its rejection must not count as unhandled.
    hash.digest.catch(() => {});
    await hashing.abort(error);
    throw wrongSize ? new Problem("size_mismatch") : error;
  }
  await hashing.close();
  return { sha256: Buffer.from(await hash.digest).toString("hex"), head };
}

/** The container's own length and size win; a length that is not the announced one is another film. */
async function measureFilm(media: Media, key: string, announced: Announced): Promise<Measured> {
  const film = await measure(media, key, announced.bytes);
  if (!film || film.durationMs < FILM_MS.min || film.durationMs > FILM_MS.max)
    throw new Problem("type_mismatch", {
      detail: {
        zh: "视频无法读取，或时长不在 1 秒至 2 小时之间",
        en: "The film cannot be read, or is not between 1 s and 2 h long",
      },
    });
  if (announced.durationMs !== null && Math.abs(announced.durationMs - film.durationMs) > FILM_TOLERANCE_MS)
    throw new Problem("type_mismatch", {
      detail: {
        zh: `视频时长为 ${film.durationMs} 毫秒，与申报的 ${announced.durationMs} 毫秒不符`,
        en: `The film lasts ${film.durationMs} ms, not the announced ${announced.durationMs} ms`,
      },
    });
  return film;
}

function arrived(sha256: string) {
  return { path: "body", message: { zh: `收到的内容为 ${sha256}`, en: `What came is ${sha256}` } };
}

function wrongType(found: string, announced: string): Problem {
  return new Problem("type_mismatch", {
    detail: {
      zh: `文件内容为 ${found}，与申报的 ${announced} 不符`,
      en: `The content is ${found}, not the announced ${announced}`,
    },
  });
}
