import { PlayerProblem } from "../problem.ts";
import { layer, still, type Cue, type Fit } from "./cue.ts";

/** A picture that lies ready to be hung again. */
type Idle = { sha256: string; image: HTMLImageElement };

/** As many as a playlist has pictures, as a rule; each holds its file. */
const KEPT = 16;
/**
 * Longest unused first. Browsers keep what they have decoded for every element they were given, until they are short
 * of memory: a poster that comes round again gets the element it had, or a new copy of it stays behind each time.
 */
const idle: Idle[] = [];

/** An image, decoded before it is needed. `sha256` tells files apart. */
export function imageCue(sha256: string, file: Blob, fit: Fit): Cue {
  const image = takeIdle(sha256) ?? newImage(file);
  image.style.objectFit = fit;
  const element = layer("image");
  element.appendChild(image);
  let state: "held" | "broken" | "stopped" = "held";
  const ready = image.decode().catch(() => {
    if (state === "held") state = "broken";
    throw new PlayerProblem("image_decode");
  });
  return {
    ...still,
    element,
    ready,
    stop() {
      if (state === "held") keep({ sha256, image });
      else if (state === "broken") letGo(image);
      state = "stopped";
    },
  };
}

function takeIdle(sha256: string): HTMLImageElement | null {
  const at = idle.findIndex((one) => one.sha256 === sha256);
  return idle.splice(at, at < 0 ? 0 : 1)[0]?.image ?? null;
}

function newImage(file: Blob): HTMLImageElement {
  const image = new Image();
  image.className = "picture";
  image.src = URL.createObjectURL(file);
  return image;
}

function keep(one: Idle): void {
  idle.push(one);
  for (const old of idle.splice(0, idle.length - KEPT)) letGo(old.image);
}

function letGo(image: HTMLImageElement): void {
  URL.revokeObjectURL(image.src);
  image.removeAttribute("src");
}
