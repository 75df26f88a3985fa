import { sha256 } from "@noble/hashes/sha2.js";
import { THUMBNAIL } from "../../contracts/upload.ts";

/** A small picture in place of the file, and its SHA-256 in Base64. */
export interface Thumbnail {
  bytes: Blob;
  digest: string;
}

/** As wide as lists ever show it, on screens of double density. */
const EDGE_PX = 480;
/** How long a browser may take to come to a frame: a film is uploaded with or without. */
const FRAME_MS = 15_000;
const QUALITIES = [0.8, 0.6, 0.4];

/** Scales a picture, or a frame from near a film's beginning; null where this browser cannot read the file. */
export async function makeThumbnail(file: File): Promise<Thumbnail | null> {
  const url = URL.createObjectURL(file);
  try {
    const drawn = file.type.startsWith("image/")
      ? await drawPicture(url)
      : file.type.startsWith("video/")
        ? await drawFrame(url)
        : null;
    return drawn && (await packed(drawn));
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function drawPicture(url: string): Promise<HTMLCanvasElement | null> {
  const image = new Image();
  image.src = url;
  await image.decode().catch(() => undefined);
  return draw(image, image.naturalWidth, image.naturalHeight);
}

async function drawFrame(url: string): Promise<HTMLCanvasElement | null> {
  const video = document.createElement("video");
  video.muted = true;
  video.preload = "auto";
  const shown = new Promise<boolean>((resolve) => {
    video.addEventListener("error", () => resolve(false));
    video.addEventListener("seeked", () => resolve(true));
    setTimeout(() => resolve(false), FRAME_MS);
  });
  video.addEventListener("loadeddata", () => {
    // The very first frame is often black.
    video.currentTime = Number.isFinite(video.duration) ? Math.min(2, video.duration / 2) : 0;
  });
  video.src = url;
  const frame = (await shown) ? draw(video, video.videoWidth, video.videoHeight) : null;
  video.removeAttribute("src");
  return frame;
}

function draw(source: CanvasImageSource, widthPx: number, heightPx: number): HTMLCanvasElement | null {
  if (widthPx === 0 || heightPx === 0) return null;
  const scale = Math.min(1, EDGE_PX / Math.max(widthPx, heightPx));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(widthPx * scale));
  canvas.height = Math.max(1, Math.round(heightPx * scale));
  const context = canvas.getContext("2d");
  if (!context) return null;
  // JPEG knows no transparency.
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function packed(canvas: HTMLCanvasElement): Promise<Thumbnail | null> {
  for (const quality of QUALITIES) {
    const bytes = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
    if (!bytes || bytes.size > THUMBNAIL.bytes) continue;
    const hash = sha256(new Uint8Array(await bytes.arrayBuffer()));
    return { bytes, digest: btoa(String.fromCharCode(...hash)) };
  }
  return null;
}
