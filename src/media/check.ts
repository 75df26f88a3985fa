import { Problem, type Bilingual } from "../contracts/problem.ts";
import { FILM_MS, FILM_TOLERANCE_MS, FILM_TOLERANCE_PX, PICTURE } from "../domain/material/accepted.ts";
import { measure, type Measured } from "./measure.ts";
import type { Media } from "./media.ts";
import { PICTURE_HEAD, pictureSize } from "./picture.ts";
import type { Announced } from "./receive.ts";

/** What a file's own container or header says of it; null where its type has none. */
export type Facts = { [Name in keyof Measured]: number | null };

/**
 * Measures a stored file and holds it against what was announced: the file's own word is the one that is kept, and
 * another one was another file. Throws `type_mismatch`, naming what is wrong.
 */
export async function checkMeasures(media: Media, key: string, announced: Announced): Promise<Facts> {
  if (announced.mime.startsWith("video/")) return checkFilm(await measure(media, key, announced.bytes), announced);
  if (announced.mime.startsWith("image/")) return checkPicture(await headOf(media, key, announced.bytes), announced);
  return { durationMs: null, widthPx: announced.widthPx, heightPx: announced.heightPx };
}

function checkFilm(film: Measured | null, announced: Announced): Facts {
  if (!film || film.durationMs < FILM_MS.min || film.durationMs > FILM_MS.max)
    throw mismatch("body", {
      zh: "视频无法读取，或时长不在 1 秒至 2 小时之间",
      en: "The film cannot be read, or is not between 1 s and 2 h long",
    });
  requireNear("durationMs", film.durationMs, announced.durationMs, FILM_TOLERANCE_MS);
  requireNear("widthPx", film.widthPx, announced.widthPx, FILM_TOLERANCE_PX);
  requireNear("heightPx", film.heightPx, announced.heightPx, FILM_TOLERANCE_PX);
  return film;
}

function checkPicture(head: Uint8Array, announced: Announced): Facts {
  const size = pictureSize(head);
  if (!size || size.widthPx < 1 || size.heightPx < 1)
    throw mismatch("body", { zh: "图片无法读取", en: "The picture cannot be read" });
  const { widthPx, heightPx } = size;
  if (Math.max(widthPx, heightPx) > PICTURE.edgePx || widthPx * heightPx > PICTURE.pixels)
    throw mismatch("body", {
      zh: `图片为 ${widthPx} × ${heightPx}，超出每边 ${PICTURE.edgePx} 像素或共 ${PICTURE.pixels / 1e6} 百万像素`,
      en: `The picture is ${widthPx} × ${heightPx}: at most ${PICTURE.edgePx} px a side and ${PICTURE.pixels / 1e6} megapixels`,
    });
  requireNear("widthPx", widthPx, announced.widthPx, 0);
  requireNear("heightPx", heightPx, announced.heightPx, 0);
  return { durationMs: null, ...size };
}

function requireNear(path: string, found: number, announced: number | null, tolerance: number): void {
  if (announced === null || Math.abs(announced - found) <= tolerance) return;
  throw mismatch(path, { zh: `文件中为 ${found}，申报为 ${announced}`, en: `It is ${found}, not ${announced}` });
}

async function headOf(media: Media, key: string, bytes: number): Promise<Uint8Array> {
  const length = Math.min(bytes, PICTURE_HEAD.length);
  const head = await media.get(key, { ...PICTURE_HEAD, length });
  if (!head) throw new Error(`The picture at ${key} is gone`);
  return new Uint8Array(await new Response(head).arrayBuffer());
}

/** The refusal of a file that is not what was announced. */
export function mismatch(path: string, message: Bilingual): Problem {
  return new Problem("type_mismatch", { errors: [{ path, message }] });
}
