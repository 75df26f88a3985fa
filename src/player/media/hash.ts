import { sha256 } from "@noble/hashes/sha2.js";
import { PlayerProblem } from "../problem.ts";
import { pause } from "../scope.ts";

/** Above this a file is hashed in slices, so that a film never has to fit into memory. */
const WHOLE_BYTES = 64 * 1024 * 1024;
/** Small enough that a scrolling text does not stutter while we hash. */
const SLICE_BYTES = 256 * 1024;

export function bytesOf(blob: Blob): Promise<ArrayBuffer> {
  return new Response(blob).arrayBuffer();
}

/**
 * SHA-256 of a file in lower-case hex. `subtle` is missing on plain HTTP; then, and for large files, a JavaScript
 * implementation works through it slice by slice, until `signal` ends it.
 */
export async function sha256Of(blob: Blob, subtle: SubtleCrypto | undefined, signal?: AbortSignal): Promise<string> {
  if (subtle && blob.size <= WHOLE_BYTES) {
    return hex(new Uint8Array(await subtle.digest("SHA-256", await bytesOf(blob))));
  }
  const hash = sha256.create();
  for (let at = 0; at < blob.size; at += SLICE_BYTES) {
    hash.update(new Uint8Array(await bytesOf(blob.slice(at, at + SLICE_BYTES))));
    await pause(0);
    if (signal && signal.aborted) throw new PlayerProblem("put_aside");
  }
  return hex(hash.digest());
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
