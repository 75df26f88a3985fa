import { imageSize } from "image-size";
import type { ByteRange } from "./media.ts";

/** Where a picture says how large it is, profiles and previews before it included. */
export const PICTURE_HEAD: ByteRange = { start: 0, length: 1024 ** 2 };

/** Width and height of a picture as it is shown, in pixels, by its first bytes; null when they cannot be told. */
export function pictureSize(head: Uint8Array): { widthPx: number; heightPx: number } | null {
  try {
    const { width, height, orientation } = imageSize(head);
    // Exif 2.3 §4.6.4: 5 to 8 lie on their side.
    return (orientation ?? 1) >= 5 ? { widthPx: height, heightPx: width } : { widthPx: width, heightPx: height };
  } catch {
    return null;
  }
}
