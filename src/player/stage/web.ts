import { pause, within } from "../scope.ts";
import { layer, still, type Cue } from "./cue.ts";

const LOAD_MS = 4_000;
/** On a line that swallows everything, the stored copy must be ready in time. */
const REACH_MS = 1_500;

/**
 * A page of one self-contained file in a sandboxed frame. With a network it comes from its own address, where the
 * server's policy lets its scripts run; without one the stored copy is shown, in which this page's policy allows no
 * inline scripts.
 */
export function webCue(file: Blob, sha256: string, address: string | null): Cue {
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
    const reachable = address !== null && (await isServed(address, sha256));
    frame.src = reachable ? address : url;
    await Promise.race([loaded, pause(LOAD_MS)]);
  }
  return { ...still, element, ready: open(), stop: () => URL.revokeObjectURL(url) };
}

/** Whether the page is to be had there, and not what a network's sign-in puts in its place. */
async function isServed(address: string, sha256: string): Promise<boolean> {
  const ask = (signal: AbortSignal) => fetch(address, { method: "HEAD", credentials: "omit", signal });
  try {
    const { ok, headers } = await within(REACH_MS, ask);
    // A proxy that compresses makes the tag a weak one.
    return ok && (headers.get("ETag") ?? "").replace(/^W\//, "") === `"${sha256}"`;
  } catch {
    return false;
  }
}
