import { PlayerProblem } from "../problem.ts";
import { layer, still, type Cue, type Fit } from "./cue.ts";

/** An image, decoded before it is needed. */
export function imageCue(file: Blob, fit: Fit): Cue {
  const url = URL.createObjectURL(file);
  const image = new Image();
  image.className = "picture";
  image.style.objectFit = fit;
  image.src = url;
  const element = layer("image");
  element.appendChild(image);
  const ready = image.decode().catch(() => {
    throw new PlayerProblem("image_decode");
  });
  return { ...still, element, ready, stop: () => URL.revokeObjectURL(url) };
}
