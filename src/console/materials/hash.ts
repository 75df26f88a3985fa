import type { HashMessage } from "./hash.worker.ts";

/** The lower-case hexadecimal SHA-256 of a file, computed in a worker. `onProgress` hears the bytes hashed so far. */
export function hashFile(file: File, onProgress: (bytes: number) => void, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./hash.worker.ts", import.meta.url), { type: "module" });
    const end = () => {
      worker.terminate();
      signal.removeEventListener("abort", stop);
    };
    const stop = () => {
      end();
      reject(new DOMException("stopped", "AbortError"));
    };
    signal.addEventListener("abort", stop);
    worker.addEventListener("message", ({ data }: MessageEvent<HashMessage>) => {
      if ("hashed" in data) return onProgress(data.hashed);
      end();
      if ("sha256" in data) resolve(data.sha256);
      else reject(new Error(data.failed));
    });
    worker.addEventListener("error", () => {
      end();
      reject(new Error("the hash worker broke off"));
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(file);
  });
}
