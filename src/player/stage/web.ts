import { pause } from "../scope.ts";
import { layer, still, type Cue } from "./cue.ts";

const LOAD_MS = 4_000;

/**
 * A page of one self-contained file in a sandboxed frame. With a network it comes from its own address, where the
 * server's policy lets its scripts run; without one the stored copy is shown, in which this page's policy allows no
 * inline scripts.
 */
export function webCue(file: Blob, address: string | null): Cue {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("scrolling", "no");
  frame.tabIndex = -1;
  const url = URL.createObjectURL(file);
  const element = layer("web");
  element.appendChild(frame);
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener("load", () => resolve(), { once: true });
  });
  async function open(): Promise<void> {
    const reachable = address !== null && (await isReachable(address));
    frame.src = reachable ? address : url;
    await Promise.race([loaded, pause(LOAD_MS)]);
  }
  return { ...still, element, ready: open(), stop: () => URL.revokeObjectURL(url) };
}

async function isReachable(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: "HEAD", credentials: "omit" })).ok;
  } catch {
    return false;
  }
}
