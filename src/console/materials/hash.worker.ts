import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";

/** From this worker: bytes hashed so far, then the digest in hexadecimal; or that the file could not be read. */
export type HashMessage = { hashed: number } | { sha256: string } | { failed: string };

// Read piece by piece: a film of 2 GiB does not fit in memory.
self.addEventListener("message", ({ data: file }: MessageEvent<File>) => {
  digest(file).catch((error: unknown) => tell({ failed: String(error) }));
});

async function digest(file: File): Promise<void> {
  const hash = sha256.create();
  const reader = file.stream().getReader();
  let hashed = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    hash.update(value);
    hashed += value.byteLength;
    tell({ hashed });
  }
  tell({ sha256: bytesToHex(hash.digest()) });
}

function tell(message: HashMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  self.postMessage(message);
}
