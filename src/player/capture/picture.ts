import { PlayerProblem } from "../problem.ts";
import { paint } from "./paint.ts";

/** Longer side of a screenshot, px. */
const LONGEST_PX = 1280;
/** `SCREENSHOT.bytes` of the contract. */
const MOST_BYTES = 1024 * 1024;
const QUALITIES = [0.85, 0.6, 0.3];

/**
 * Draws what lies on the stage as a JPEG of at most 1280 px and 1 MiB. The player draws itself, so the picture tracks
 * the player and not the panel. `nameFrame` gives the words for a frame, whose inside no page can draw.
 */
export async function takePicture(shown: HTMLElement | null, nameFrame: (address: string) => string): Promise<Blob> {
  const width = window.innerWidth;
  const height = window.innerHeight;
  const scale = Math.min(window.devicePixelRatio || 1, LONGEST_PX / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new PlayerProblem("no_canvas");
  context.scale(scale, scale);
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  if (shown) paint(context, shown, nameFrame);
  for (const quality of QUALITIES) {
    const picture = await jpegOf(canvas, quality);
    if (picture && picture.size <= MOST_BYTES) return picture;
  }
  throw new PlayerProblem("picture_too_large");
}

function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
